import { Document, type PageAssets } from "#components/survey/document.tsx";
import type { LanguagePicker } from "#components/survey/language-choice.tsx";
import { WaveLine } from "#components/survey/notices.tsx";
import { Say } from "#components/survey/said.tsx";
import type { PageSpeech } from "#components/survey/speech.ts";
import { Actions } from "#components/survey/step-section.tsx";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { OpenWave } from "#domain/survey/open-wave.ts";
import { renderDocument } from "./render-document.ts";
import { WhatEnterDoes } from "./what-enter-does.tsx";

interface WithdrawalPage {
  readonly speech: PageSpeech;
  readonly assets: PageAssets;
  readonly picker: LanguagePicker;
  readonly wave: OpenWave;
}

/** Where an answer is taken back with its receipt. Without a script; the receipt is in the body of a form only. */
export const renderWithdrawal = ({
  wave,
  typed,
  problem,
  ...frame
}: WithdrawalPage & {
  readonly typed: string;
  /** A code of `problems:`, or null. */
  readonly problem: string | null;
}): Promise<string> =>
  renderDocument(
    <Frame {...frame} wave={wave} title="invitation:withdraw.title" form={formId}>
      {problem !== null && (
        <div className="problems" role="alert" tabIndex={-1}>
          <h2>
            <Say speech={frame.speech} text="survey:problems.title" />
          </h2>
          <p id="p-receipt">
            <Say speech={frame.speech} text={`problems:${problem}`} />
          </p>
        </div>
      )}
      {["what", "invitation", "statement"].map((line) => (
        <p key={line}>
          <Say speech={frame.speech} text={`invitation:withdraw.${line}`} />
        </p>
      ))}
      <form id={formId} method="post" action={address(wave, frame.speech.asked)} autoComplete="off">
        <div className="question">
          <label className="title" htmlFor="receipt">
            <b>
              <Say speech={frame.speech} text="survey:thanks.receipt" />
            </b>
          </label>
          <input
            id="receipt"
            name="receipt"
            type="text"
            defaultValue={typed}
            dir="ltr"
            maxLength={100}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-invalid={problem === null ? undefined : true}
            aria-describedby={problem === null ? undefined : "p-receipt"}
          />
        </div>
        <Actions>
          <button type="submit" className="primary" name="_go" value="send">
            <Say speech={frame.speech} text="invitation:withdraw.button" />
          </button>
        </Actions>
      </form>
    </Frame>,
  );

export const renderWithdrawn = (page: WithdrawalPage): Promise<string> =>
  renderDocument(
    <Frame {...page} title="invitation:withdraw.done_title" form={null}>
      <p>
        <Say speech={page.speech} text="invitation:withdraw.done" />
      </p>
    </Frame>,
  );

const formId = "withdrawal";

const address = ({ slug }: OpenWave, language: LanguageCode): string =>
  `/${language}/answer/${slug}/withdraw`;

const Frame = ({
  speech,
  assets,
  picker,
  wave,
  title,
  form,
  children,
}: WithdrawalPage & {
  readonly title: string;
  readonly form: string | null;
  readonly children: React.ReactNode;
}) => (
  <Document
    speech={speech}
    assets={assets}
    title={speech.say(title)}
    script={false}
    languageChoice={{ picker, addressIn: (language) => address(wave, language), form }}
    beforeAll={form !== null && <WhatEnterDoes form={formId} go="send" />}
  >
    <WaveLine speech={speech} wave={wave} />
    <h1>
      <Say speech={speech} text={title} />
    </h1>
    {children}
    <p>
      <a href={`/${speech.asked}/answer/${wave.slug}`}>
        <Say speech={speech} text="invitation:withdraw.back" />
      </a>
    </p>
  </Document>
);
