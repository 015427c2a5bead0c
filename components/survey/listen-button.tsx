import type { ReactNode } from "react";
import type { ResolvedText } from "#domain/language/localized-text.ts";
import {
  choiceUnits,
  type HeardClip,
  interfacePrefix,
  saysTheSame,
} from "#domain/survey/heard-texts.ts";
import type { Choice } from "#domain/survey/questionnaire.ts";
import { marking } from "./said.tsx";
import type { PageSpeech, Speech, SpeechValues } from "./speech.ts";

/** What can be listened to on a page. A page with nothing to hear has none of this. */
export interface Hearing {
  /** The first of these texts that somebody has recorded in the page's language. */
  readonly find: (units: readonly string[]) => HeardClip | null;
  /** The browser's own controls, or buttons for the script. */
  readonly by: "controls" | "buttons";
  /** Whether the browser's own voice may read what nobody has recorded. */
  readonly machine: boolean;
}

interface Heard {
  readonly speech: Speech;
  /** Where the text can stand in the survey. */
  readonly units: readonly string[];
  /** What stands there to read. */
  readonly said: ResolvedText;
  readonly as: "question" | "choice" | "text";
}

/** The means to hear a text, to be put beside it and never inside its label; null where there is nothing to hear. */
export const listenTo = ({ speech, units, said, as }: Heard): ReactNode => {
  const { hearing } = speech;
  if (hearing === undefined) return null;
  const clip = hearing.find(units);
  const label = speech.say(`wording:listen.${as}`, { choice: said.text });
  const button = { as, label, speech };
  if (clip !== null) {
    const address = `/${speech.language}/clip/${clip.id}`;
    return (
      <>
        {hearing.by === "controls" ? (
          <audio
            className="listen"
            controls
            preload="none"
            src={address}
            aria-label={label.text}
            {...marking(label.language, speech.language)}
          />
        ) : (
          <ListenButton {...button} clip={address} />
        )}
        {clip.transcript !== "" && !saysTheSame(clip.transcript, said.text) && (
          <Transcript speech={speech} clip={clip} />
        )}
      </>
    );
  }
  // A machine pronounces one language: a text that has fallen back to another one it would mangle.
  const isReadable = hearing.machine && hearing.by === "buttons";
  return isReadable && said.language === speech.language ? (
    <ListenButton {...button} machine={said.text.replace(/<[^>]*>/g, " ")} />
  ) : null;
};

/** The same for a sentence of the program. */
export const listenToOwn = (speech: Speech, key: string, values?: SpeechValues): ReactNode =>
  listenTo({
    speech,
    units: [interfacePrefix + key],
    said: speech.say(key, values),
    as: "text",
  });

/** Switched on while it is heard. Where a machine reads, the script shows it when the browser has such a voice. */
const ListenButton = ({
  speech,
  as,
  label,
  clip,
  machine,
}: Pick<Heard, "speech" | "as"> & {
  readonly label: ResolvedText;
  readonly clip?: string;
  readonly machine?: string;
}) => {
  const mark = machine === undefined ? undefined : speech.say("wording:listen.machine").text;
  const { text: play } = speech.say("wording:listen.play");
  // Who speaks to the telephone says what stands on the button: the name must hold it (WCAG 2.5.3).
  const word = label.text.toLowerCase().includes(play.toLowerCase()) ? play : label.text;
  return (
    <button
      type="button"
      className="listen"
      data-clip={clip}
      data-say={machine}
      data-mark={as === "choice" ? undefined : mark}
      hidden={machine !== undefined}
      aria-pressed={false}
      aria-label={mark === undefined ? label.text : `${label.text} (${mark})`}
      {...marking(label.language, speech.language)}
    >
      {as !== "choice" && <span>{word}</span>}
    </button>
  );
};

const Transcript = ({ speech, clip }: { readonly speech: Speech; readonly clip: HeardClip }) => {
  const summary = speech.say("wording:listen.transcript");
  return (
    <details>
      <summary {...marking(summary.language, speech.language)}>{summary.text}</summary>
      <p {...marking(clip.language, speech.language)}>{clip.transcript}</p>
    </details>
  );
};

/** Something with its button beside it, in a box of its own that a condition can hide; alone where nothing is heard. */
export const besideIt = (
  listen: ReactNode,
  condition: { readonly "data-if": number | undefined },
  draw: (condition: { readonly "data-if"?: number | undefined }) => ReactNode,
  key?: string,
): ReactNode =>
  listen === null ? (
    draw(condition)
  ) : (
    <div className="heard" key={key} {...condition}>
      {draw({})}
      {listen}
    </div>
  );

/** Where the choices of a question, a row or a cell stand in the survey. */
export interface ChoicesPlace {
  readonly units: string;
  readonly appearance?: string;
}

/** The means to hear one choice among the others. */
export const listenToChoice = (
  speech: Speech,
  { units, appearance }: ChoicesPlace,
  choices: readonly Pick<Choice, "value" | "text">[],
  { value, text }: Pick<Choice, "value" | "text">,
): ReactNode => {
  const index = choices.findIndex((each) => each.value === value);
  const place = { value, index, of: choices.length };
  return listenTo({
    speech,
    units: choiceUnits(units, appearance === undefined ? place : { ...place, appearance }),
    said: speech.tell(text),
    as: "choice",
  });
};

/** The script that plays, with the few words that it says itself. */
export const PlayerScript = ({
  speech,
  script,
}: {
  readonly speech: PageSpeech;
  readonly script: string;
}) => {
  const failed = speech.say("wording:listen.failed");
  const { lang, dir } = marking(failed.language, speech.language);
  return (
    <script
      src={script}
      defer
      data-failed={failed.text}
      data-pause={speech.say("wording:listen.pause").text}
      data-lang={lang}
      data-dir={dir}
    />
  );
};
