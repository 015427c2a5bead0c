"use server";

import {
  previewProps,
  textLanguage,
} from "#app/[lang]/staff/process/[process]/surveys/preview-props.ts";
import type { DefinitionState } from "#components/editor/definition-form.tsx";
import { jsonPlaces, lineAt } from "#components/editor/json-places.ts";
import { type SaidProblem, saySurveyProblem } from "#components/editor/problem-sentences.ts";
import type { Translate } from "#domain/language/phrase.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { SurveyVersionId } from "#domain/shared/ids.ts";
import { formText } from "#server/auth/form-text.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import type { EditSurveyProblem } from "#server/operations/edit-survey.ts";
import { operations } from "#server/operations/index.ts";

/** More than the server accepts as a form at all, so that nothing is cut and then read as something else. */
const longest = 2_000_000;

/** Saves the definition, or with the other button only checks it and shows what it would look like. */
export const saveDefinition = async (
  language: LanguageCode,
  id: SurveyVersionId,
  _state: DefinitionState,
  form: FormData,
): Promise<DefinitionState> => {
  const { actor } = await requirePerson();
  const translate = await staffTranslator(language);
  // A browser sends lines that end in CR LF.
  const definition = formText(form, "definition", longest).replaceAll("\r\n", "\n");
  const isCheck = formText(form, "intent", 20) === "check";
  const values = { definition };
  const { checkDraft, replaceDraft } = operations();
  const checked = await checkDraft(actor, id, definition);
  const saved = checked.ok && !isCheck ? await replaceDraft(actor, id, definition) : checked;
  if (!checked.ok || !saved.ok) {
    const problem = checked.ok ? saved : checked;
    const problems = problem.ok ? [] : sayProblems(translate, problem.problem, definition);
    return { values, errors: [], problems, outcome: "refused", preview: null };
  }
  const { questionnaire } = checked.value;
  const shown = textLanguage(questionnaire, undefined, language);
  const preview = await previewProps(checked.value.definition, questionnaire, shown, language);
  const outcome = isCheck ? "checked" : "saved";
  return { values, errors: [], problems: [], outcome, preview };
};

const sayProblems = (
  translate: Translate,
  problem: EditSurveyProblem,
  definition: string,
): readonly SaidProblem[] => {
  switch (problem.code) {
    case "survey_invalid":
      return problem.problems.map((each) => saySurveyProblem(translate, each, definition));
    case "not_json": {
      const places = jsonPlaces(definition);
      const line = lineAt(definition, places.ok ? 0 : places.offset);
      return [{ text: translate("surveys:editor.notJson", { line }), place: "", line }];
    }
    case "survey_locked":
      return [{ text: translate("surveys:editor.lockedMeanwhile"), place: "", line: null }];
    case "not_found":
    case "forbidden":
      return [{ text: translate(`surveys:failed.${problem.code}`), place: "", line: null }];
  }
};
