import type { Condition } from "#domain/survey/conditions.ts";

/** What the script reads besides the pages: conditions as data, and the few sentences it has to say itself. */
export interface SurveyData {
  readonly conditions: readonly Condition[];
  readonly words: {
    readonly progress: string;
    readonly missing: string;
    readonly missingRow: string;
    readonly wrongFormat: string;
    readonly otherMissing: string;
    readonly problems: string;
    readonly clear: string;
    /** Language and direction that the sentences are really in. */
    readonly lang: string;
    readonly dir: string;
  };
}
