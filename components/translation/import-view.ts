import type { TextFault } from "#domain/language/check-text.ts";
import type { ImportPreview } from "#domain/language/import-preview.ts";

/** What the page of an import shows: nothing yet, why a file was refused, or what importing it would do. */
export type ImportState =
  | { readonly kind: "none" }
  | { readonly kind: "refused"; readonly sentence: string }
  | {
      readonly kind: "preview";
      readonly fileName: string;
      /** The file itself, packed: it is sent back with the confirmation and stored nowhere. */
      readonly packed: string;
      readonly hash: string;
      readonly preview: ImportPreview<TextFault>;
      /** Set when somebody has saved in the meantime and the preview had to be made again. */
      readonly isAnew: boolean;
    };

export type ImportAction = (state: ImportState, form: FormData) => Promise<ImportState>;

/** A form is at most 1 MB to the server, its other fields included. */
export const largestUpload = 950_000;
