import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { isObject, type JsonObject } from "./compilation.ts";
import type { SurveyProblem, SurveyProblemCode } from "./survey-problem.ts";

const maxBytes = 1_000_000;

/** Page, panels (8), question, column, choice, text: nothing we read lies deeper than this. */
const maxDepth = 40;

/**
 * Whatever it was given as a plain JSON object of bearable size, or why not. Everything after this may trust that
 * there are no cycles, no accessors and no keys that would reach into JavaScript's own objects.
 */
export const readDefinition = (
  definition: unknown,
): Result<JsonObject, readonly SurveyProblem[]> => {
  const text = jsonOf(definition);
  if (typeof text !== "string") return fail([text]);
  if (new TextEncoder().encode(text).length > maxBytes)
    return fail([{ code: "too_large", place: "" }]);
  const plain: unknown = JSON.parse(text);
  if (!isObject(plain)) return fail([{ code: "not_a_survey", place: "" }]);
  const found = firstProblem(plain);
  return found === null ? succeed(plain) : fail([found]);
};

/** Functions and cycles are no survey; what is nested beyond the stack is too deep. */
const jsonOf = (definition: unknown): string | SurveyProblem => {
  try {
    return JSON.stringify(definition) ?? problem("not_a_survey", "");
  } catch (error) {
    return problem(error instanceof RangeError ? "too_deep" : "not_a_survey", "");
  }
};

/** `__proto__`, `constructor`, `toString` …: written over, an object is no longer what the rest of the program takes it for. */
const isUnsafe = (key: string): boolean => key in Object.prototype || key === "prototype";

const firstProblem = (definition: JsonObject): SurveyProblem | null => {
  const waiting: { readonly value: object; readonly path: string; readonly depth: number }[] = [
    { value: definition, path: "", depth: 0 },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path, depth } = next;
    if (depth > maxDepth) return problem("too_deep", path);
    for (const [key, child] of Object.entries(value)) {
      if (isUnsafe(key)) return { ...problem("unsafe_key", path), what: key };
      if (typeof child !== "object" || child === null) continue;
      const step = Array.isArray(value) ? `[${key}]` : path === "" ? key : `.${key}`;
      waiting.push({ value: child, path: path + step, depth: depth + 1 });
    }
  }
  return null;
};

const problem = (code: SurveyProblemCode, place: string): SurveyProblem => ({ code, place });
