import type { InvitedData, SurveyData, Word } from "#components/browser/survey-data.ts";
import { FiveLines, type PromiseKind } from "#components/survey/promise.tsx";
import type { FieldSetting } from "#components/survey/question-frame.tsx";
import { ReviewForScript, ReviewSection } from "#components/survey/review-section.tsx";
import { marking, Say } from "#components/survey/said.tsx";
import type { PageSpeech, SpeechValues } from "#components/survey/speech.ts";
import { StartSection } from "#components/survey/start-section.tsx";
import { StepSection } from "#components/survey/step-section.tsx";
import type { ResolvedText } from "#domain/language/localized-text.ts";
import type { Condition } from "#domain/survey/conditions.ts";
import type { InvitedWave } from "#domain/survey/open-wave.ts";
import type { Page, PageElement } from "#domain/survey/questionnaire.ts";
import { roundsOf } from "#domain/survey/round-choice.ts";
import { heardByButtons } from "./listening.ts";
import { promiseOf, type SurveyForm } from "./survey-form.ts";

/** All pages of the form, unsplit, for the browser to show one after the other without asking again. */
export const PagesForScript = ({
  form,
  speech: asked,
  blinding = "",
}: {
  readonly form: SurveyForm;
  readonly speech: PageSpeech;
  /** Address of the script that blinds, on the pages of an invited survey. */
  readonly blinding?: string | undefined;
}) => {
  const speech = heardByButtons(asked);
  const conditions = conditionsOf(form);
  const setting: FieldSetting = {
    speech,
    problems: [],
    conditionNumber: (condition) => (condition === null ? null : numberIn(conditions, condition)),
  };
  const [start, ...pages] = form.questionnaire.pages;
  return (
    <>
      <template id="pages">
        {start !== undefined && (
          <StartSection
            wave={form.wave}
            promise={promiseOf(form, {})}
            step={wholePage(start)}
            answers={{}}
            setting={setting}
            returning={false}
            scripted
            keepsPage={false}
          />
        )}
        {pages.map((page, index) => (
          <StepSection
            key={page.name}
            step={wholePage(page)}
            answers={{}}
            progress={{ part: index + 1, of: pages.length }}
            setting={setting}
            returning={false}
            scripted
          />
        ))}
        <ReviewSection
          speech={speech}
          refusal={null}
          promises={<Promises form={form} speech={speech} setting={setting} />}
        >
          <ReviewForScript speech={speech} />
        </ReviewSection>
        <Resume speech={speech} />
      </template>
      <script
        id="survey"
        type="application/json"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: data of the survey; `<` cannot end the element.
        dangerouslySetInnerHTML={{
          __html: JSON.stringify(scriptData(form, conditions, speech, blinding)).replaceAll(
            "<",
            "\\u003c",
          ),
        }}
      />
    </>
  );
};

/** Answers already on this device: go on, or start over. */
const Resume = ({ speech }: { readonly speech: PageSpeech }) => (
  <section data-step="_resume">
    <h1 tabIndex={-1}>
      <Say speech={speech} text="survey:resume.title" />
    </h1>
    <p>
      <Say speech={speech} text="survey:resume.text" />
    </p>
    <p className="actions">
      <button type="button" className="primary" data-resume="continue">
        <Say speech={speech} text="survey:resume.continue" />
      </button>
      <button type="button" className="secondary" data-resume="restart">
        <Say speech={speech} text="survey:resume.restart" />
      </button>
    </p>
  </section>
);

/** The promise for one's own answer, or for an answer given together: the script shows the one that holds. */
const Promises = ({
  form,
  speech,
  setting,
}: {
  readonly form: SurveyForm;
  readonly speech: PageSpeech;
  readonly setting: FieldSetting;
}) => {
  const { admission } = form.wave;
  const lines = (kind: PromiseKind, condition: Condition | null) => (
    <div data-if={setting.conditionNumber(condition) ?? undefined}>
      <FiveLines speech={speech} kind={kind} admission={admission} />
    </div>
  );
  if (!offersStatements(form)) return lines(promiseOf(form, {}), null);
  return (
    <>
      {lines("sealed", answeredAlone)}
      {lines("statement", answeredTogether)}
    </>
  );
};

const answeredAlone: Condition = {
  op: "equal",
  left: { kind: "answer", path: ["answer_as"] },
  right: { kind: "value", value: "individual" },
};

const answeredTogether: Condition = { op: "not", of: answeredAlone };

const offersStatements = ({ kind, wave }: SurveyForm): boolean =>
  kind === "survey" && roundsOf(wave.questionnaire).some(({ regime }) => regime === "statement");

const wholePage = (page: Page) => ({
  name: page.name,
  page: page.name,
  title: page.title,
  visibleIf: page.visibleIf,
  elements: page.elements,
});

/** Every condition of the form, each once. */
const conditionsOf = (form: SurveyForm): readonly Condition[] => {
  const { pages } = form.questionnaire;
  const all = [
    ...pages.flatMap((page) => [page.visibleIf, ...page.elements.flatMap(conditionsAt)]),
    ...(offersStatements(form) ? [answeredAlone, answeredTogether] : []),
  ];
  const byText = new Map(
    all.flatMap((each) => (each === null ? [] : [[keyOf(each), each] as const])),
  );
  return [...byText.values()];
};

const conditionsAt = (element: PageElement): readonly (Condition | null)[] => [
  element.visibleIf,
  ...(element.kind === "single" || element.kind === "multiple"
    ? element.choices.map((choice) => choice.visibleIf)
    : []),
  ...(element.kind === "matrix" ? element.columns.map((column) => column.visibleIf) : []),
];

const numberIn = (conditions: readonly Condition[], condition: Condition): number =>
  conditions.findIndex((each) => keyOf(each) === keyOf(condition));

const keyOf = (condition: Condition): string => JSON.stringify(condition);

const scriptData = (
  form: SurveyForm,
  conditions: readonly Condition[],
  speech: PageSpeech,
  blinding: string,
): SurveyData => {
  const invited = form.kind === "survey" ? form.wave.invited : null;
  const asWord = ({ text, language }: ResolvedText): Word => ({
    text,
    ...marking(language, speech.language),
  });
  const word = (key: string, values?: SpeechValues): Word => asWord(speech.say(key, values));
  return {
    conditions,
    ...(invited === null ? {} : { invited: invitedData(invited, blinding, word) }),
    words: {
      title: asWord(speech.tell(form.title)),
      progress: word("survey:step.progress", { part: "{part}", of: "{of}" }),
      missing: word("problems:answer_missing"),
      missingRow: word("problems:row_missing"),
      wrongFormat: word("problems:text_wrong_format"),
      otherMissing: word("problems:other_text_missing"),
      problems: word("survey:problems.title"),
      clear: word("survey:question.clear"),
    },
  };
};

const invitedData = (
  { keys }: InvitedWave,
  blinding: string,
  word: (key: string) => Word,
): InvitedData => ({
  keys: Object.fromEntries(keys.map(({ audience, publicKey }) => [audience, publicKey])),
  blinding,
  words: {
    missing: word("problems:code_missing"),
    length: word("problems:code_length"),
    slip: word("problems:code_slip"),
    refused: word("survey:problems.refused"),
    working: word("invitation:sending.working"),
    broken: word("invitation:sending.broken"),
    unable: word("invitation:sending.unable"),
  },
});
