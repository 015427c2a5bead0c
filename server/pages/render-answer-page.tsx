import { Document, type PageAssets } from "#components/survey/document.tsx";
import type { LanguagePicker } from "#components/survey/language-choice.tsx";
import { HomeLink, Notice } from "#components/survey/notices.tsx";
import { RefusalSummary } from "#components/survey/problem-summary.tsx";
import { FiveLines, type PromiseKind } from "#components/survey/promise.tsx";
import type { FieldSetting } from "#components/survey/question-frame.tsx";
import { DroppedAnswers, ReviewGroups, ReviewSection } from "#components/survey/review-section.tsx";
import type { PageSpeech } from "#components/survey/speech.ts";
import { StartSection } from "#components/survey/start-section.tsx";
import { Actions, GoButton, type Progress, StepSection } from "#components/survey/step-section.tsx";
import type { SurveyStep } from "#components/survey/survey-step.ts";
import { draftName } from "#components/survey/thanks.tsx";
import type { ResolvedText } from "#domain/language/localized-text.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { Answers } from "#domain/response/answers.ts";
import { fieldsOfAnswers } from "#domain/response/form-fields.ts";
import type { AnsweringView } from "./answering.ts";
import { PagesForScript } from "./pages-for-script.tsx";
import { renderDocument } from "./render-document.ts";
import {
  promiseOf,
  questionsIn,
  reviewPage,
  type SurveyForm,
  startPage,
  visibleSteps,
} from "./survey-form.ts";
import { WhatEnterDoes } from "./what-enter-does.tsx";

export interface AnswerPage {
  readonly form: SurveyForm;
  readonly speech: PageSpeech;
  readonly assets: PageAssets;
  readonly picker: LanguagePicker;
  readonly view: AnsweringView;
  /** Null on the page that is the same for everybody. */
  readonly nonce: string | null;
  /** Whether all steps go along, so that the script needs no more pages. */
  readonly scripted: boolean;
  readonly shared: boolean;
  /** The code of an invitation, on its way through pages without our script. */
  readonly code?: string | null;
  /** What the browser has bought already, when the server could not take what was sent with it. */
  readonly signature?: string | null;
  /** What the browser is to work on meanwhile. */
  readonly work?: string | null;
}

export const answerAddress = (form: SurveyForm, language: LanguageCode): string =>
  `/${language}/answer/${draftName(form.wave, form.kind === "needs" ? "needs" : "sealed")}`;

/** One page of answering, whole. The same arguments give the same bytes. */
export const renderAnswerPage = (page: AnswerPage): Promise<string> =>
  renderDocument(<AnsweringDocument {...page} />);

const formId = "answers";

const AnsweringDocument = (page: AnswerPage) => {
  const { form, speech, assets, picker, view, nonce, scripted, work = null } = page;
  const carriesAnswers = nonce !== null;
  return (
    <Document
      speech={speech}
      assets={assets}
      title={pageTitle(page)}
      script
      languageChoice={{
        picker,
        addressIn: (language) => answerAddress(form, language),
        form: carriesAnswers ? formId : null,
      }}
      beforeAll={<WhatEnterDoes form={formId} go={defaultGo(view)} />}
    >
      <form
        id={formId}
        method="post"
        action={answerAddress(form, speech.asked)}
        noValidate
        autoComplete="off"
        data-draft={draftName(form.wave, form.kind === "needs" ? "needs" : "sealed")}
        data-work={work ?? undefined}
      >
        <CarriedFields {...page} />
        <div data-steps="">
          <View {...page} />
        </div>
      </form>
      {scripted && (
        <PagesForScript form={form} speech={speech} blinding={assets.invited?.blinding} />
      )}
    </Document>
  );
};

const defaultGo = (view: AnsweringView): string => {
  switch (view.kind) {
    case "step":
      return view.returning ? "review" : "next";
    case "review":
      return "send";
    case "declined":
      return `goto:${startPage}`;
  }
};

const View = (page: AnswerPage) => {
  const { form, speech, view } = page;
  const setting: FieldSetting = {
    speech,
    problems: view.kind === "step" ? view.problems : [],
    conditionNumber: () => null,
  };
  switch (view.kind) {
    case "step":
      return view.step.name === startPage ? (
        <StartSection
          wave={form.wave}
          promise={promiseOf(form, {})}
          step={view.step}
          answers={view.answers}
          setting={setting}
          returning={view.returning}
          scripted={false}
          keepsPage={page.nonce !== null}
          shared={page.shared}
          code={page.code ?? null}
        />
      ) : (
        <StepSection
          step={view.step}
          answers={view.answers}
          progress={progressOf(form, view.answers, view.step)}
          setting={setting}
          returning={view.returning}
          scripted={false}
        />
      );
    case "review":
      return (
        <ReviewSection
          speech={speech}
          refusal={view.refusal !== null && <RefusalSummary speech={speech} code={view.refusal} />}
          promises={<Promised {...page} kind={promiseOf(form, view.answers)} />}
        >
          <DroppedAnswers speech={speech} questions={view.dropped} />
          <ReviewGroups
            speech={speech}
            groups={visibleSteps(form, view.answers)
              .map((step) => ({ step, questions: questionsIn(step) }))
              .filter(({ questions }) => questions.length > 0)}
            answers={view.answers}
          />
        </ReviewSection>
      );
    case "declined":
      return (
        <Notice speech={speech} about={`declined_${view.reason}`}>
          <Actions>
            <GoButton go={`goto:${startPage}`} word="change" setting={setting} />
          </Actions>
          <HomeLink speech={speech} />
        </Notice>
      );
  }
};

const Promised = ({
  form,
  speech,
  kind,
}: Pick<AnswerPage, "form" | "speech"> & { readonly kind: PromiseKind }) => (
  <FiveLines speech={speech} kind={kind} admission={form.wave.admission} />
);

/** Everything that has been answered elsewhere travels along, so that the server need not remember anybody. */
const CarriedFields = ({
  form,
  view,
  nonce,
  scripted,
  shared,
  code = null,
  signature = null,
}: AnswerPage) => {
  const own: readonly (readonly [string, string])[] = [
    ["_step", placeOf(view)],
    ...(nonce === null ? [] : [["_nonce", nonce] as const]),
    ...(view.kind === "step" && view.returning ? [["_returning", "1"] as const] : []),
    ...(shared && !isStart(view) ? [["_shared", "1"] as const] : []),
    ...(scripted && nonce !== null ? [["_script", "1"] as const] : []),
    ...(signature === null ? [] : [["_signature", signature] as const]),
    ...(code !== null && !isStart(view) ? [["_code", code] as const] : []),
  ];
  return [...own, ...carriedAnswers(form, view)].map(([name, value], index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a box that is ticked twice has one name; the order is fixed.
    <input key={index} type="hidden" name={name} value={value} />
  ));
};

const carriedAnswers = (form: SurveyForm, view: AnsweringView): [string, string][] => {
  const asked =
    view.kind === "step"
      ? new Set(questionsIn(view.step).flatMap(({ name }) => [name, `${name}-Comment`]))
      : new Set<string>();
  const elsewhere: Answers = Object.fromEntries(
    Object.entries(view.answers).filter(([name]) => !asked.has(name)),
  );
  return fieldsOfAnswers(form.questionnaire, elsewhere);
};

const placeOf = (view: AnsweringView): string => {
  switch (view.kind) {
    case "step":
      return view.step.name;
    case "review":
      return reviewPage;
    case "declined":
      return startPage;
  }
};

const isStart = (view: AnsweringView): boolean =>
  view.kind === "step" && view.step.name === startPage;

const progressOf = (form: SurveyForm, answers: Answers, step: SurveyStep): Progress | null => {
  const pages = [...new Set(visibleSteps(form, answers).map(({ page }) => page))];
  const asked = pages.filter((page) => page !== startPage);
  return step.page === startPage ? null : { part: asked.indexOf(step.page) + 1, of: asked.length };
};

const pageTitle = ({ form, speech, view }: AnswerPage): ResolvedText => {
  const survey = speech.tell(form.title);
  switch (view.kind) {
    case "step":
      return view.step.page === startPage || view.step.title === null
        ? survey
        : joined(speech.tell(view.step.title), survey);
    case "review":
      return joined(speech.say("survey:review.title"), survey);
    case "declined":
      return joined(speech.say(`survey:notice.declined_${view.reason}.title`), survey);
  }
};

/** A title is in one language: where its parts are not, the one that says which page it is stands alone. */
const joined = (page: ResolvedText, survey: ResolvedText): ResolvedText =>
  page.language === survey.language ? { ...page, text: `${page.text} – ${survey.text}` } : page;
