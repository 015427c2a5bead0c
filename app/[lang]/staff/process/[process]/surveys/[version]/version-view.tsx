import { notFound } from "next/navigation";
import {
  previewProps,
  textLanguage,
} from "#app/[lang]/staff/process/[process]/surveys/preview-props.ts";
import { formTexts } from "#app/[lang]/staff/process/[process]/surveys/survey-texts.ts";
import { textPlaces } from "#app/[lang]/staff/process/[process]/surveys/text-places.ts";
import { DefinitionForm } from "#components/editor/definition-form.tsx";
import { DefinitionText } from "#components/editor/definition-text.tsx";
import { lineOfPlace } from "#components/editor/json-places.ts";
import { LanguageChoice } from "#components/editor/language-choice.tsx";
import { languageRow } from "#components/editor/language-rows.ts";
import { LanguageTable } from "#components/editor/language-table.tsx";
import { PlanProblems, SurveyProblems } from "#components/editor/problem-lists.tsx";
import { saySurveyProblem } from "#components/editor/problem-sentences.ts";
import { QuestionnaireView } from "#components/editor/questionnaire-view.tsx";
import { RulesView } from "#components/editor/rules-view.tsx";
import type { Words } from "#components/editor/words.ts";
import { Preview } from "#components/survey/preview.tsx";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Actor } from "#domain/process/actor.ts";
import { may } from "#domain/process/permissions.ts";
import { admissions } from "#domain/shared/regimes.ts";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import { staffTexts } from "#server/i18n/translator.ts";
import type { SurveyVersionPage } from "#server/operations/edit-survey.ts";
import { operations } from "#server/operations/index.ts";
import { saveDefinition } from "./actions.ts";

interface ViewProps {
  readonly view: "questions" | "preview" | "languages" | "rules" | "definition";
  readonly read: SurveyVersionPage;
  readonly query: Readonly<Record<string, string | string[] | undefined>>;
  readonly here: string;
  readonly words: Words;
  readonly actor: Actor;
}

export const VersionView = async (props: ViewProps) => {
  const { view, read, words } = props;
  if (view === "definition") return <Definition {...props} />;
  const { compiled, version } = read;
  if (!compiled.ok) {
    const json = asText(version.definition);
    return (
      <SurveyProblems
        problems={compiled.problem.map((each) => saySurveyProblem(words.translate, each, json))}
        words={words}
        editor={editorOf(props)}
      />
    );
  }
  const shared = { ...props, questionnaire: compiled.value };
  switch (view) {
    case "questions":
      return <Questions {...shared} />;
    case "preview":
      return <Drawn {...shared} />;
    case "languages":
      return <Languages {...shared} />;
    case "rules":
      return <Rules {...shared} />;
  }
};

interface CompiledProps extends ViewProps {
  readonly questionnaire: Questionnaire;
}

/** Where the definition can be changed; null where it cannot, or not by this person. */
const editorOf = ({ read, here }: Pick<ViewProps, "read" | "here">): string | null =>
  read.version.locked === null && may(read.role, "edit_survey") ? here : null;

const Definition = ({ read, query, words }: Pick<ViewProps, "read" | "query" | "words">) => {
  const { version, role, compiled } = read;
  const { language, translate } = words;
  const json = asText(version.definition);
  if (version.locked !== null || !may(role, "edit_survey")) {
    return <DefinitionText text={json} words={words} />;
  }
  const problems = compiled.ok
    ? []
    : compiled.problem.map((each) => saySurveyProblem(translate, each, json));
  return (
    <I18nProvider {...staffTexts(language, formTexts)}>
      <DefinitionForm
        definition={json}
        problems={problems}
        action={saveDefinition.bind(null, language, version.id)}
        startLine={typeof query.place === "string" ? lineOfPlace(json, query.place) : null}
      />
    </I18nProvider>
  );
};

const Questions = async ({ questionnaire, query, here, words }: CompiledProps) => {
  const shown = textLanguage(questionnaire, query.text, words.language);
  return (
    <>
      <LanguageChoice
        languages={questionnaire.languages}
        shown={shown}
        address={(code) => `${here}?view=questions&text=${code}`}
        words={words}
      />
      <QuestionnaireView questionnaire={questionnaire} words={words} textIn={shown} />
    </>
  );
};

const Drawn = async ({ questionnaire, read, query, here, words }: CompiledProps) => {
  const shown = textLanguage(questionnaire, query.text, words.language);
  const props = await previewProps(read.version.definition, questionnaire, shown, words.language);
  return (
    <>
      <LanguageChoice
        languages={questionnaire.languages}
        shown={shown}
        address={(code) => `${here}?view=preview&text=${code}`}
        words={words}
      />
      <p className="soft">{words.translate("surveys:preview.help")}</p>
      <Preview {...props} />
    </>
  );
};

/** How the languages would stand if a wave were opened now, with the needs form that usually goes along. */
const Languages = async ({ read, words, actor }: CompiledProps) => {
  const { version } = read;
  const needs = version.instrument === "needs_inventory" ? "built_in" : "none";
  const gates = await operations().readLanguageGate(actor, version.id, needs);
  if (!gates.ok) return notFound();
  const places = textPlaces(words.language, version.id, needs);
  return (
    <>
      <p>{words.translate("surveys:gate.introduction")}</p>
      <LanguageTable
        caption={words.translate("surveys:gate.title")}
        rows={gates.value.gates.map((gate) => languageRow(gate, words, places))}
        translate={words.translate}
      />
    </>
  );
};

const Rules = async ({ questionnaire, read, query, here, words, actor }: CompiledProps) => {
  const { translate } = words;
  const admission = admissions.find((each) => each === query.admission) ?? "open";
  const plans = await operations().previewPlans(actor, {
    surveyVersionId: read.version.id,
    admission,
    closesAt: operations().now(),
  });
  if (plans.ok) {
    return (
      <RulesView
        outlook={`${here}/plan?admission=${admission}`}
        rounds={plans.value.rounds}
        questionnaire={questionnaire}
        words={words}
        admission={{ shown: admission, address: (each) => `${here}?view=rules&admission=${each}` }}
      />
    );
  }
  switch (plans.problem.code) {
    case "plan_refused":
      return (
        <PlanProblems
          problems={plans.problem.problems}
          definition={read.version.definition}
          questionnaire={questionnaire}
          words={words}
          editor={editorOf({ read, here })}
        />
      );
    case "gates_missing":
      return (
        <Notice tone="information" word={translate("staff:ui.information")}>
          <p>
            {translate(
              read.version.instrument === "needs_form"
                ? "surveys:version.companion"
                : "surveys:open.problem.gates_missing",
            )}
          </p>
        </Notice>
      );
    default:
      return notFound();
  }
};

const asText = (definition: unknown): string => JSON.stringify(definition, null, 2);
