import "server-only";
import type { Translate } from "#domain/language/phrase.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import type { FieldsInvalid } from "#server/operations/field-problem.ts";

interface SaidError {
  readonly field: string | null;
  readonly text: string;
}

type AccountProblem =
  | FieldsInvalid
  | { readonly code: "too_many_tries"; readonly minutes: number }
  | { readonly code: Exclude<string, "fields_invalid" | "too_many_tries"> };

/** What an operation on people refused, as sentences beside the fields that they are about. */
export const sayProblem = async (
  language: LanguageCode,
  problem: AccountProblem,
): Promise<readonly SaidError[]> => {
  const translate = await staffTranslator(language);
  if ("fields" in problem) {
    return problem.fields.map(({ field, code }) => ({ field, text: sentence(translate, code) }));
  }
  const field = fieldOf[problem.code] ?? null;
  if ("minutes" in problem) {
    return [{ field, text: translate("staff:problem.too_many_tries", { count: problem.minutes }) }];
  }
  return [{ field, text: sentence(translate, problem.code) }];
};

const sentence = (translate: Translate, code: string): string => translate(`staff:problem.${code}`);

const fieldOf: Readonly<Record<string, string>> = { code_wrong: "code", second_step_wrong: "code" };
