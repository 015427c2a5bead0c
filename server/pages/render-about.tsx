import { Document, type PageAssets } from "#components/survey/document.tsx";
import type { LanguagePicker } from "#components/survey/language-choice.tsx";
import { HomeLink } from "#components/survey/notices.tsx";
import { Say } from "#components/survey/said.tsx";
import type { PageSpeech } from "#components/survey/speech.ts";
import { thresholds } from "#domain/disclosure/make-plan.ts";
import { renderDocument } from "./render-document.ts";

/** What is stored, what is shown, what cannot be promised and what the answers lead to. Nothing beyond the code. */
export const renderAbout = ({
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
      title={speech.say("about:title")}
      script={false}
      listed
      languageChoice={{ picker, addressIn: (language) => `/${language}/about`, form: null }}
    >
      <h1>
        <Say speech={speech} text="about:title" />
      </h1>
      <p className="lead">
        <Say speech={speech} text="about:lead" />
      </p>
      {parts.map(({ part, lines }) => (
        <section key={part}>
          <h2>
            <Say speech={speech} text={`about:${part}.title`} />
          </h2>
          {lines.map((line) => (
            <p key={line}>
              <Say speech={speech} text={`about:${part}.${line}`} values={figures} />
            </p>
          ))}
        </section>
      ))}
      <p>
        <a href={`/${speech.asked}/promise`}>
          <Say speech={speech} text="promise:link" />
        </a>
      </p>
      <HomeLink speech={speech} />
    </Document>,
  );

const parts = [
  { part: "stored", lines: ["name", "with", "device", "needs", "receipt"] },
  { part: "shown", lines: ["groups", "merged", "words", "together", "equal"] },
  { part: "limits", lines: ["database", "network", "records", "twice", "change"] },
  { part: "next", lines: ["close", "result", "proposal", "pilot", "decision"] },
  { part: "language", lines: ["text", "drafts"] },
] as const;

const figures = {
  openK: thresholds.open.k,
  openGroup: thresholds.open.kGroup,
  invitedK: thresholds.invited.k,
  invitedGroup: thresholds.invited.kGroup,
};
