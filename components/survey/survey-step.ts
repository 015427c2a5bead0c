import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { Condition } from "#domain/survey/conditions.ts";
import type { PageElement } from "#domain/survey/questionnaire.ts";

/** What is shown at a time: a page, or without the script the part of it whose conditions are already decided. */
export interface SurveyStep {
  /** `how`, then `how.2`, `how.3` … where a page has been split. */
  readonly name: string;
  readonly page: string;
  readonly title: LocalizedText | null;
  readonly visibleIf: Condition | null;
  readonly elements: readonly PageElement[];
}
