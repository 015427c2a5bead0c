import type { Condition } from "#domain/survey/conditions.ts";

/** Words to be written into the page, with their language and direction where these are not the page's. */
export interface Word {
  readonly text: string;
  readonly lang?: string | undefined;
  readonly dir?: string | undefined;
}

/** What is needed to answer with an invitation. */
export interface InvitedData {
  /** SPKI, base64, by the group whose round it is. */
  readonly keys: Readonly<Record<string, string>>;
  /** Address of the script that blinds, fetched when something is sent. */
  readonly blinding: string;
  readonly words: Readonly<Record<InvitedWord, Word>>;
}

export type InvitedWord =
  | "missing"
  | "length"
  | "slip"
  | "refused"
  | "working"
  | "broken"
  | "unable";

/** What the script reads besides the pages: conditions as data, and the few sentences it has to say itself. */
export interface SurveyData {
  readonly conditions: readonly Condition[];
  /** Of an invited survey only. */
  readonly invited?: InvitedData;
  readonly words: {
    /** The survey's title, for the name of the tab. */
    readonly title: Word;
    readonly progress: Word;
    readonly missing: Word;
    readonly missingRow: Word;
    readonly wrongFormat: Word;
    readonly otherMissing: Word;
    readonly problems: Word;
    readonly clear: Word;
  };
}
