import type {
  ColumnChoice,
  ListChannel,
  RecipientColumn,
} from "#domain/invitation/recipient-columns.ts";
import type { LanguageCode } from "#domain/language/registry.ts";

/** What is chosen beside the list; it travels with every step. */
export interface ImportChoices {
  readonly round: string;
  readonly label: string;
  readonly channel: ListChannel;
}

/** The list itself, packed: it is sent back with the next step and stored nowhere. */
export interface CarriedList extends ImportChoices {
  readonly packed: string;
  readonly fileName: string;
  readonly columns: ColumnChoice;
  readonly hasHeading: boolean;
}

/** A sentence about some rows: each row by its number. */
export interface RowNote {
  readonly row: number;
  readonly text: string;
}

/** Notes are cut where nobody reads on; how many more there are is said. */
export interface RowNotes {
  readonly notes: readonly RowNote[];
  readonly more: number;
}

export type ImportState =
  | { readonly kind: "none" }
  | {
      readonly kind: "refused";
      readonly choices: ImportChoices | null;
      readonly field: "file" | "round" | "label" | null;
      readonly sentence: string;
    }
  | {
      readonly kind: "columns";
      readonly list: CarriedList;
      /** What each column begins with, the heading first. */
      readonly beginnings: readonly (readonly string[])[];
      readonly missing: readonly RecipientColumn[];
    }
  | {
      readonly kind: "preview";
      readonly list: CarriedList;
      readonly hash: string;
      readonly count: number;
      readonly languages: readonly { readonly language: LanguageCode; readonly count: number }[];
      readonly faults: RowNotes;
      readonly remarks: RowNotes;
      readonly sample: readonly SampleRow[];
      /** The list stood differently when it was looked through. */
      readonly isAnew: boolean;
    };

export interface SampleRow {
  readonly row: number;
  readonly name: string;
  readonly to: string;
  readonly language: LanguageCode;
}

export type ImportAction = (state: ImportState, form: FormData) => Promise<ImportState>;

/** A form is at most 1 MB to the server, its other fields included. */
export const largestList = 950_000;
