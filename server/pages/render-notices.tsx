import { Document, type PageAssets } from "#components/survey/document.tsx";
import type { LanguagePicker } from "#components/survey/language-choice.tsx";
import { HomeLink, Notice, WaveLine } from "#components/survey/notices.tsx";
import type { PromiseKind } from "#components/survey/promise.tsx";
import { Say } from "#components/survey/said.tsx";
import type { PageSpeech, SpeechValues } from "#components/survey/speech.ts";
import { Thanks } from "#components/survey/thanks.tsx";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { OpenWave } from "#domain/survey/open-wave.ts";
import { renderDocument } from "./render-document.ts";
import type { SurveyForm } from "./survey-form.ts";

/** Why there is nothing to answer, or why what was sent could not be taken. */
export type NoticeKind =
  | "scheduled"
  | "closed"
  | "closed_while_answering"
  | "unknown"
  | "no_needs_form"
  | "too_large"
  | "unreadable";

interface Frame {
  readonly speech: PageSpeech;
  readonly assets: PageAssets;
  readonly picker: LanguagePicker;
}

export const renderNotice = ({
  speech,
  assets,
  picker,
  notice,
  wave,
  form,
  receiptsListed = false,
}: Frame & {
  readonly notice: NoticeKind;
  readonly wave: OpenWave | null;
  readonly form: SurveyForm["kind"];
  /** Whether there is something to see on the page of receipts. */
  readonly receiptsListed?: boolean;
}): Promise<string> =>
  renderDocument(
    <Document
      speech={speech}
      assets={assets}
      title={speech.say(`survey:notice.${notice}.title`)}
      script={false}
      languageChoice={{ picker, addressIn: addressOf(wave, form), form: null }}
    >
      {wave !== null && <WaveLine speech={speech} wave={wave} />}
      <Notice speech={speech} about={notice} values={datesIn(speech, notice, wave)} />
      {wave !== null && receiptsListed && (
        <p>
          <a href={`/${speech.asked}/answer/${wave.slug}/receipts`}>
            <Say speech={speech} text="promise:list.link" />
          </a>
        </p>
      )}
      <HomeLink speech={speech} />
    </Document>,
  );

export const renderNotFound = ({ speech, assets, picker }: Frame): Promise<string> =>
  renderDocument(
    <Document
      speech={speech}
      assets={assets}
      title={speech.say("survey:notice.not_found.title")}
      script={false}
      languageChoice={{ picker, addressIn: (language) => `/${language}`, form: null }}
    >
      <Notice speech={speech} about="not_found" />
      <HomeLink speech={speech} />
    </Document>,
  );

/**
 * The receipt is on no other page and nothing remembers it: whoever chooses another language sends it along, and it is
 * all that is sent. The answers are never in this page, so nothing can be sent twice.
 */
export const renderThanks = ({
  speech,
  assets,
  picker,
  form,
  promise,
  receipt,
}: Frame & {
  readonly form: SurveyForm;
  readonly promise: PromiseKind;
  readonly receipt: string;
}): Promise<string> =>
  renderDocument(
    <Document
      speech={speech}
      assets={assets}
      title={speech.say("survey:thanks.title")}
      script
      languageChoice={{ picker, addressIn: addressOf(form.wave, form.kind), form: receiptForm }}
    >
      <Thanks speech={speech} wave={form.wave} kind={promise} receipt={receipt} />
      <form id={receiptForm} method="post" action={addressOf(form.wave, form.kind)(speech.asked)}>
        <input type="hidden" name="_receipt" value={receipt} />
        <input type="hidden" name="_promise" value={promise} />
      </form>
    </Document>,
  );

const receiptForm = "receipt";

const addressOf =
  (wave: OpenWave | null, form: SurveyForm["kind"]) =>
  (language: LanguageCode): string => {
    if (wave === null) return `/${language}`;
    return `/${language}/answer/${wave.slug}${form === "needs" ? "/needs" : ""}`;
  };

const datesIn = (speech: PageSpeech, notice: NoticeKind, wave: OpenWave | null): SpeechValues => {
  if (wave === null) return {};
  const key = `survey:notice.${notice}.text`;
  return { opens: speech.day(key, wave.opensAt), closes: speech.day(key, wave.closesAt) };
};
