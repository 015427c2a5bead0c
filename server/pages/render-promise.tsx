import { Document, type PageAssets } from "#components/survey/document.tsx";
import type { LanguagePicker } from "#components/survey/language-choice.tsx";
import { HomeLink } from "#components/survey/notices.tsx";
import { Say, SayAround } from "#components/survey/said.tsx";
import type { PageSpeech } from "#components/survey/speech.ts";
import { thresholds } from "#domain/disclosure/make-plan.ts";
import { renderDocument } from "./render-document.ts";

/**
 * What is promised, what is not, and how anybody can check it. Each sentence stands for something in the code and is
 * changed together with it.
 */
export const renderPromise = ({
  speech,
  assets,
  picker,
}: {
  readonly speech: PageSpeech;
  readonly assets: PageAssets;
  readonly picker: LanguagePicker;
}): Promise<string> =>
  renderDocument(
    <Document
      speech={speech}
      assets={assets}
      title={speech.say("promise:title")}
      script={false}
      listed
      languageChoice={{ picker, addressIn: (language) => `/${language}/promise`, form: null }}
    >
      <h1>
        <Say speech={speech} text="promise:title" />
      </h1>
      <p className="lead">
        <Say speech={speech} text="promise:lead" />
      </p>
      {parts.map(({ part, lines }) => (
        <section key={part}>
          <h2>
            <Say speech={speech} text={`promise:${part}.title`} />
          </h2>
          {lines.map((line) => (
            <Line key={line} speech={speech} text={`promise:${part}.${line}`} />
          ))}
        </section>
      ))}
      <p>
        <a href={`/${speech.asked}/about`}>
          <Say speech={speech} text="about:link" />
        </a>
      </p>
      <HomeLink speech={speech} />
    </Document>,
  );

/** A command is typed as it stands, from left to right in every language. */
const Line = ({ speech, text }: { readonly speech: PageSpeech; readonly text: string }) => {
  const command = commands.get(text);
  return (
    <p>
      {command === undefined ? (
        <Say speech={speech} text={text} values={values} />
      ) : (
        <SayAround speech={speech} text={text} values={values} name="command">
          <code dir="ltr">{command}</code>
        </SayAround>
      )}
    </p>
  );
};

const parts = [
  { part: "figures", lines: ["few", "group", "combine", "open", "once"] },
  { part: "apart", lines: ["two", "blind", "open", "nothing", "withdraw"] },
  {
    part: "limits",
    lines: [
      "script",
      "machine",
      "order",
      "network",
      "known",
      "invented",
      "words",
      "needs",
      "together",
      "exchange",
      "backups",
    ],
  },
  {
    part: "check",
    lines: ["receipts", "rules", "key", "recompute", "attack", "control", "how"],
  },
] as const;

const commands: ReadonlyMap<string, string> = new Map([
  ["promise:check.recompute", "npm run recompute -- published.json"],
  ["promise:check.attack", "npm run attack"],
  ["promise:check.how", "npm ci"],
]);

const values = {
  openK: thresholds.open.k,
  openGroup: thresholds.open.kGroup,
  invitedK: thresholds.invited.k,
  invitedGroup: thresholds.invited.kGroup,
  file: "published.json",
  node: "Node.js",
};
