import type { ReactNode } from "react";
import { Document, type PageAssets } from "#components/survey/document.tsx";
import type { LanguagePicker } from "#components/survey/language-choice.tsx";
import { HomeLink } from "#components/survey/notices.tsx";
import { Say } from "#components/survey/said.tsx";
import type { PageSpeech } from "#components/survey/speech.ts";
import { thresholds } from "#domain/disclosure/make-plan.ts";
import { renderDocument } from "./render-document.ts";

export interface ExplanationFrame {
  readonly speech: PageSpeech;
  readonly assets: PageAssets;
  readonly picker: LanguagePicker;
}

/** A page that belongs to no survey and explains something, part by part. Its address and its texts have one name. */
export interface Explanation {
  readonly name: "about" | "promise";
  readonly parts: readonly { readonly part: string; readonly lines: readonly string[] }[];
  /** One paragraph's words, by the name of its text. */
  readonly line: (text: string) => ReactNode;
  /** The page that explains the rest. */
  readonly other: "about" | "promise";
}

export const renderExplanation = (
  { speech, assets, picker }: ExplanationFrame,
  { name, parts, line, other }: Explanation,
): Promise<string> =>
  renderDocument(
    <Document
      speech={speech}
      assets={assets}
      title={speech.say(`${name}:title`)}
      script={false}
      listed
      languageChoice={{ picker, addressIn: (language) => `/${language}/${name}`, form: null }}
    >
      <h1>
        <Say speech={speech} text={`${name}:title`} />
      </h1>
      <p className="lead">
        <Say speech={speech} text={`${name}:lead`} />
      </p>
      {parts.map(({ part, lines }) => (
        <section key={part}>
          <h2>
            <Say speech={speech} text={`${name}:${part}.title`} />
          </h2>
          {lines.map((each) => (
            <p key={each}>{line(`${name}:${part}.${each}`)}</p>
          ))}
        </section>
      ))}
      <p>
        <a href={`/${speech.asked}/${other}`}>
          <Say speech={speech} text={`${other}:link`} />
        </a>
      </p>
      <HomeLink speech={speech} />
    </Document>,
  );

/** The smallest figures and groups that are ever shown, as the sentences name them. */
export const thresholdValues = {
  openK: thresholds.open.k,
  openGroup: thresholds.open.kGroup,
  invitedK: thresholds.invited.k,
  invitedGroup: thresholds.invited.kGroup,
};
