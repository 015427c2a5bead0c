import { conditionAnswers } from "./condition-answers.ts";
import { isQuestion, type Page, type PageElement, type Questionnaire } from "./questionnaire.ts";

/** What is asked at once where no script can show a question in the middle of a page. */
export interface Step {
  readonly page: Page;
  /** 1 for the first part of its page. */
  readonly part: number;
  readonly elements: readonly PageElement[];
}

/** Every page in parts such that no question of a part depends on an answer of the same part. */
export const splitIntoSteps = (questionnaire: Questionnaire): readonly Step[] =>
  questionnaire.pages.flatMap((page) =>
    splitElements(page.elements).map((elements, index) => ({ page, part: index + 1, elements })),
  );

/** The same for any run of elements: gates are asked in parts too. */
export const splitElements = (
  elements: readonly PageElement[],
): readonly (readonly PageElement[])[] => {
  const parts: PageElement[][] = [[]];
  for (const element of elements) {
    const part = parts.at(-1) ?? [];
    const asked = new Set(part.filter(isQuestion).map((each) => each.name));
    if (readsOneOf(element, asked)) parts.push([...takeHeadings(part), element]);
    else part.push(element);
  }
  return parts.filter((part) => part.length > 0);
};

const readsOneOf = (element: PageElement, asked: ReadonlySet<string>): boolean =>
  conditionsOf(element).some((condition) =>
    conditionAnswers(condition).some((name) => asked.has(name)),
  );

const conditionsOf = (element: PageElement) => [
  element.visibleIf,
  ...(element.kind === "single" || element.kind === "multiple"
    ? element.choices.map((choice) => choice.visibleIf)
    : []),
];

/** A heading goes with what stands under it: those at the end of a part move on to the next. */
const takeHeadings = (part: PageElement[]): readonly PageElement[] => {
  const last = part.findLastIndex((each) => each.kind !== "heading");
  return part.splice(last + 1);
};
