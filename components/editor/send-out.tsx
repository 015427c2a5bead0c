import Link from "next/link";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { formatDate } from "#domain/language/format-date.ts";
import { type LocalizedText, plainText } from "#domain/language/localized-text.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import type { Admission } from "#domain/shared/regimes.ts";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import type { SurveyPhase } from "#domain/survey/survey-phase.ts";
import { CopyButton } from "./copy-button.tsx";
import { LanguageChoice } from "./language-choice.tsx";
import type { Words } from "./words.ts";

export const sendOutKinds = ["poster", "letter", "reminder", "result"] as const;

export type SendOutKind = (typeof sendOutKinds)[number];

interface SendOutProps {
  readonly kind: SendOutKind;
  readonly wave: {
    readonly admission: Admission;
    readonly closesAt: Date;
    readonly authority: { readonly name: LocalizedText };
    readonly survey: { readonly questionnaire: Questionnaire };
  };
  readonly phase: SurveyPhase;
  readonly isAttributed: boolean;
  readonly isForCollectives: boolean;
  readonly address: string;
  readonly languages: readonly LanguageCode[];
  /** The languages that the whole survey can be read in, by their own names. */
  readonly inLanguages: string;
  readonly words: Words;
  /** The words of the text, which may be in another language than the page. */
  readonly text: Words;
  readonly here: string;
}

/** What is sent to those who are asked: to copy, or to print and put up. */
export const SendOut = (props: SendOutProps) => {
  const { kind, wave, phase, address, languages, words, text, here } = props;
  const { translate } = words;
  // The address alone opens nothing: each person gets a letter of their own.
  if (wave.admission === "invited" && !props.isAttributed && kind !== "result") {
    return (
      <EmptyState title={translate("surveys:views.sendOut")}>
        <p>{translate("surveys:sendOut.invited")}</p>
        <p>
          <Link href={`${here}/invitations`}>{translate("surveys:sendOut.invitations")}</Link>
        </p>
        <p>
          <Link href={`${here}?view=sendOut&kind=result&text=${text.language}`}>
            {translate("surveys:sendOut.kind.result")}
          </Link>
        </p>
      </EmptyState>
    );
  }
  // Once it is closed there is one thing left to write: what came of it.
  if (phase === "closed" && kind !== "result") {
    return (
      <EmptyState title={translate("surveys:views.sendOut")}>
        <p>{translate("surveys:sendOut.closed")}</p>
        <p>
          <Link href={`${here}?view=sendOut&kind=result&text=${text.language}`}>
            {translate("surveys:sendOut.kind.result")}
          </Link>
        </p>
      </EmptyState>
    );
  }
  const { heading, paragraphs } = textOf(props);
  const { direction, wording } = languageOf(text.language);
  return (
    <>
      <div className="not-printed">
        <p>{translate("surveys:sendOut.introduction")}</p>
        <nav className="tabs" aria-label={translate("surveys:sendOut.kinds")}>
          <ul>
            {sendOutKinds
              .filter((each) => isSentOut(props, each))
              .map((each) => (
                <li key={each}>
                  <Link
                    href={`${here}?view=sendOut&kind=${each}&text=${text.language}`}
                    aria-current={each === kind ? "page" : undefined}
                  >
                    {translate(`surveys:sendOut.kind.${each}`)}
                  </Link>
                </li>
              ))}
          </ul>
        </nav>
        <LanguageChoice
          languages={languages}
          shown={text.language}
          address={(code) => `${here}?view=sendOut&kind=${kind}&text=${code}`}
          words={words}
        />
        {wording === "draft" && (
          <Notice tone="warning" word={translate("staff:ui.warning")}>
            <p>{translate("surveys:sendOut.draft")}</p>
          </Notice>
        )}
      </div>
      <article className="send-out" lang={text.language} dir={direction}>
        <h2>{heading}</h2>
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <p className="send-out-address" dir="ltr">
          {address}
        </p>
      </article>
      <p className="button-row not-printed">
        <CopyButton
          text={[heading, ...paragraphs, address].join("\n\n")}
          label={translate("surveys:sendOut.copy")}
          copied={translate("surveys:sendOut.copied")}
          failed={translate("surveys:sendOut.failed")}
        />
        <CopyButton
          text={address}
          label={translate("surveys:sendOut.copyAddress")}
          copied={translate("surveys:sendOut.copied")}
          failed={translate("surveys:sendOut.failed")}
        />
      </p>
    </>
  );
};

/** Invitations and their reminders have a page of their own. */
const isSentOut = ({ wave, isAttributed }: SendOutProps, kind: SendOutKind): boolean =>
  wave.admission === "open" || isAttributed || kind === "result";

interface SendOutText {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

const textOf = (props: SendOutProps): SendOutText => {
  const { kind, wave, isAttributed, isForCollectives, inLanguages, text } = props;
  const survey = plainText(wave.survey.questionnaire.title, text.language);
  const authority = plainText(wave.authority.name, text.language);
  const values = {
    survey,
    authority,
    contact: authority,
    languages: inLanguages,
    date: formatDate(text.language, wave.closesAt.toISOString()),
  };
  const say = (key: string) => text.translate(`letters:${key}`, values);
  const protection = say(isAttributed ? "poster.attributed" : "poster.anonymous");
  switch (kind) {
    case "poster":
      return {
        heading: say("poster.title"),
        paragraphs: [
          say("poster.ask"),
          survey,
          protection,
          ...(isForCollectives ? [say("poster.together")] : []),
          say("poster.languages"),
          say("poster.help"),
          say("poster.address"),
        ],
      };
    case "letter":
      return {
        heading: say("letter.subject"),
        paragraphs: [
          say("letter.greeting"),
          say("letter.why"),
          say("letter.what"),
          ...(isAttributed ? [protection] : [say("letter.equal"), say("letter.protected")]),
          ...(isForCollectives ? [say("poster.together")] : []),
          ...(isAttributed ? [] : [say("letter.voluntary")]),
          say("letter.other_language"),
          say("letter.questions"),
          `${say("letter.bye")}\n${authority}`,
          say("poster.address"),
        ],
      };
    case "reminder":
      return {
        heading: say("reminder.subject"),
        paragraphs: [
          say("letter.greeting"),
          say("reminder.text"),
          say("letter.questions"),
          `${say("letter.bye")}\n${authority}`,
          say("poster.address"),
        ],
      };
    case "result":
      return {
        heading: say("result.subject"),
        paragraphs: [
          say("letter.greeting"),
          say("result.text"),
          say("letter.questions"),
          `${say("letter.bye")}\n${authority}`,
        ],
      };
  }
};
