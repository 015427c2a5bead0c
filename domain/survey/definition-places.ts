import { isObject } from "./compilation.ts";

/** Where a question stands in a definition, and the things around it that may carry a condition, nearest first. */
export interface QuestionPlace {
  /** `pages[0].elements[2]`, as in a SurveyProblem. */
  readonly path: string;
  readonly question: Readonly<Record<string, unknown>>;
  readonly around: readonly {
    readonly path: string;
    readonly element: Readonly<Record<string, unknown>>;
  }[];
}

/** Every question of a definition by name, wherever panels and pages have put it. Never throws, whatever it is given. */
export const questionPlaces = (definition: unknown): ReadonlyMap<string, QuestionPlace> => {
  const found = new Map<string, QuestionPlace>();
  const walk = (elements: unknown, path: string, around: QuestionPlace["around"]): void => {
    if (!Array.isArray(elements) || around.length > deepest) return;
    for (const [index, element] of elements.entries()) {
      if (!isObject(element)) continue;
      const here = `${path}[${index}]`;
      if (Array.isArray(element.elements)) {
        walk(element.elements, `${here}.elements`, [{ path: here, element }, ...around]);
      } else if (typeof element.name === "string" && !found.has(element.name)) {
        found.set(element.name, { path: here, question: element, around });
      }
    }
  };
  if (isObject(definition)) {
    walk(definition.pages, "pages", []);
    walk(definition.elements, "elements", []);
  }
  return found;
};

/** Pages and panels in one another; more are refused by the compiler. */
const deepest = 40;
