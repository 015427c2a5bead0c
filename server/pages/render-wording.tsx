import type { ReactNode } from "react";
import { Document, type PageAssets } from "#components/survey/document.tsx";
import type { LanguagePicker } from "#components/survey/language-choice.tsx";
import { HomeLink, WaveLine } from "#components/survey/notices.tsx";
import { Say } from "#components/survey/said.tsx";
import type { PageSpeech } from "#components/survey/speech.ts";
import { Actions } from "#components/survey/step-section.tsx";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import type { OpenWave } from "#domain/survey/open-wave.ts";
import { renderDocument } from "./render-document.ts";
import { WhatEnterDoes } from "./what-enter-does.tsx";

/** Characters that one box may hold. */
export const mostWords = 1_000;

/** What somebody has written about a wording, and what keeps it from being sent. */
export interface WordingForm {
  /** The language that the wording is in, not that of the page. */
  readonly language: LanguageCode;
  readonly about: string;
  readonly better: string;
  /** `not_found`: without a survey it cannot be told whose reviewers should read it. */
  readonly problem: keyof typeof problemTexts | null;
}

interface WordingPage {
  readonly speech: PageSpeech;
  readonly assets: PageAssets;
  readonly picker: LanguagePicker;
  readonly wave: OpenWave | null;
}

/** One page, one form, no script: what is wrong in a text, and how it should read. */
export const renderWording = ({
  speech,
  assets,
  picker,
  wave,
  form,
}: WordingPage & { readonly form: WordingForm }): Promise<string> =>
  renderDocument(
    <Document
      speech={speech}
      assets={assets}
      title={speech.say("wording:report.title")}
      script={false}
      languageChoice={{ picker: here(picker), addressIn: addressOf(wave), form: formId }}
      beforeAll={<WhatEnterDoes form={formId} go="send" />}
    >
      {wave !== null && <WaveLine speech={speech} wave={wave} />}
      <h1>
        <Say speech={speech} text="wording:report.title" />
      </h1>
      {form.problem !== null && <WrittenProblem speech={speech} problem={form.problem} />}
      <p>
        <Say speech={speech} text="wording:report.introduction" />
      </p>
      <form id={formId} method="post" action={addressOf(wave)(speech.asked)} autoComplete="off">
        <Box speech={speech} name="about" text="wording:report.where" form={form} />
        <Box speech={speech} name="better" text="wording:report.better" form={form} />
        <Field>
          <label className="title" htmlFor="language">
            <b>
              <Say speech={speech} text="wording:report.language" />
            </b>
          </label>
          <select id="language" name="language" className="names" defaultValue={form.language}>
            {[...new Set([...picker.offered, form.language])].map(languageOf).map((each) => (
              <option key={each.id} value={each.id} lang={each.id} dir={each.direction}>
                {each.endonym}
              </option>
            ))}
          </select>
        </Field>
        <p className="question">
          <Say speech={speech} text="wording:report.privacy" />
        </p>
        <Actions>
          <button type="submit" className="primary" name="_go" value="send">
            <Say speech={speech} text="wording:report.send" />
          </button>
        </Actions>
      </form>
    </Document>,
  );

export const renderWordingThanks = ({
  speech,
  assets,
  picker,
  wave,
}: WordingPage): Promise<string> =>
  renderDocument(
    <Document
      speech={speech}
      assets={assets}
      title={speech.say("wording:report.thanks")}
      script={false}
      languageChoice={{
        picker: here(picker),
        addressIn: addressOf(wave),
        form: null,
      }}
    >
      <h1>
        <Say speech={speech} text="wording:report.thanks" />
      </h1>
      <p>
        <Say speech={speech} text="wording:report.thanks_text" />
      </p>
      {wave === null ? (
        <HomeLink speech={speech} />
      ) : (
        <p>
          <a href={`/${speech.asked}/answer/${wave.slug}`}>
            <Say speech={speech} text="wording:report.back" />
          </a>
        </p>
      )}
    </Document>,
  );

/** The way to this page is not offered on it. */
const here = (picker: LanguagePicker): LanguagePicker => ({ ...picker, report: null });

const formId = "wording";

const addressOf =
  (wave: OpenWave | null) =>
  (language: LanguageCode): string =>
    `/${language}/wording${wave === null ? "" : `?survey=${wave.slug}`}`;

const Field = ({ children }: { readonly children: ReactNode }) => (
  <div className="question">{children}</div>
);

/** No `maxlength`: a box that cuts a pasted text short without a word is worse than being told. */
const Box = ({
  speech,
  name,
  text,
  form,
}: {
  readonly speech: PageSpeech;
  readonly name: "about" | "better";
  readonly text: string;
  readonly form: WordingForm;
}) => (
  <Field>
    <label className="title" htmlFor={name}>
      <b>
        <Say speech={speech} text={text} />
      </b>
    </label>
    <textarea
      id={name}
      name={name}
      rows={4}
      dir="auto"
      defaultValue={form[name]}
      aria-invalid={isWrong(form, name) ? true : undefined}
      aria-describedby={isWrong(form, name) ? "problem" : undefined}
    />
  </Field>
);

const problemTexts = {
  empty: "wording:report.empty",
  too_long: "wording:report.too_long",
  full: "wording:report.full",
  not_found: "problems:survey_not_found",
} as const;

const isWrong = ({ problem, ...form }: WordingForm, name: "about" | "better"): boolean =>
  problem === "empty" || (problem === "too_long" && form[name].length > mostWords);

const WrittenProblem = ({
  speech,
  problem,
}: {
  readonly speech: PageSpeech;
  readonly problem: keyof typeof problemTexts;
}) => (
  <div className="problems" role="alert">
    <h2>
      <Say speech={speech} text="survey:problems.title" />
    </h2>
    <p id="problem">
      <Say speech={speech} text={problemTexts[problem]} values={{ max: mostWords }} />
    </p>
  </div>
);
