import { Document, type PageAssets } from "#components/survey/document.tsx";
import { HomeLink, Notice, WaveLine } from "#components/survey/notices.tsx";
import type { Speech, SpeechValues } from "#components/survey/speech.ts";
import { Thanks } from "#components/survey/thanks.tsx";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { Answers } from "#domain/response/answers.ts";
import type { OpenWave } from "#domain/survey/open-wave.ts";
import { renderDocument } from "./render-document.ts";
import { promiseOf, type SurveyForm } from "./survey-form.ts";

/** Why there is nothing to answer, or why what was sent could not be taken. */
export type NoticeKind =
  | "scheduled"
  | "closed"
  | "closed_while_answering"
  | "invited"
  | "unknown"
  | "no_needs_form"
  | "too_large"
  | "unreadable";

interface Frame {
  readonly speech: Speech;
  readonly assets: PageAssets;
}

export const renderNotice = ({
  speech,
  assets,
  notice,
  wave,
  form,
}: Frame & {
  readonly notice: NoticeKind;
  readonly wave: OpenWave | null;
  readonly form: SurveyForm["kind"];
}): Promise<string> =>
  renderDocument(
    <Document
      speech={speech}
      assets={assets}
      title={speech.say(`survey:notice.${notice}.title`).text}
      script={false}
      languageChoice={{ addressIn: addressOf(wave, form), form: null }}
    >
      {wave !== null && <WaveLine speech={speech} wave={wave} />}
      <Notice speech={speech} about={notice} values={datesIn(speech, notice, wave)} />
      <HomeLink speech={speech} />
    </Document>,
  );

export const renderNotFound = ({ speech, assets }: Frame): Promise<string> =>
  renderDocument(
    <Document
      speech={speech}
      assets={assets}
      title={speech.say("survey:notice.not_found.title").text}
      script={false}
      languageChoice={{ addressIn: (language) => `/${language}`, form: null }}
    >
      <Notice speech={speech} about="not_found" />
      <HomeLink speech={speech} />
    </Document>,
  );

/** No language choice here: the receipt is on no other page. */
export const renderThanks = ({
  speech,
  assets,
  form,
  answers,
  receipt,
}: Frame & {
  readonly form: SurveyForm;
  readonly answers: Answers;
  readonly receipt: string;
}): Promise<string> =>
  renderDocument(
    <Document
      speech={speech}
      assets={assets}
      title={speech.say("survey:thanks.title").text}
      script
      languageChoice={null}
    >
      <Thanks speech={speech} wave={form.wave} kind={promiseOf(form, answers)} receipt={receipt} />
    </Document>,
  );

const addressOf =
  (wave: OpenWave | null, form: SurveyForm["kind"]) =>
  (language: LanguageCode): string => {
    if (wave === null) return `/${language}`;
    return `/${language}/answer/${wave.slug}${form === "needs" ? "/needs" : ""}`;
  };

const datesIn = (speech: Speech, notice: NoticeKind, wave: OpenWave | null): SpeechValues => {
  if (wave === null) return {};
  const key = `survey:notice.${notice}.text`;
  return { opens: speech.day(key, wave.opensAt), closes: speech.day(key, wave.closesAt) };
};
