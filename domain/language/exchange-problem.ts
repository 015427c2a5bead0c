/** Why a file from a translator's tool cannot be read. Nothing of such a file is taken. */
export type ExchangeProblemCode =
  | "exchange_empty"
  | "exchange_too_large"
  /** Not a spreadsheet, not XLIFF: something else, or protected by a password. */
  | "exchange_not_this_kind"
  /** A broken ZIP, XML or CSV, or an order of elements that XLIFF forbids. */
  | "exchange_damaged"
  /** XML with a document type: refused unread, because it can pull in other files. */
  | "exchange_doctype"
  /** Neither UTF-8 nor UTF-16: letters would be lost. */
  | "exchange_encoding"
  /** XLIFF of another version than 2.0 and 2.1; `what` is the version. */
  | "exchange_version"
  /** XLIFF with several <file>: one collection travels at a time. */
  | "exchange_several_collections"
  /** `what` lists the columns by their stable names. */
  | "exchange_columns_missing"
  | "exchange_language_unknown"
  /** The texts were not translated from Swedish. */
  | "exchange_source_language"
  | "exchange_unit_missing"
  | "exchange_unit_twice"
  | "exchange_status_unknown"
  /** A cell that calculates: what it shows depends on the reader's program. */
  | "exchange_formula";

export interface ExchangeProblem {
  readonly code: ExchangeProblemCode;
  /** In a table: the row as the person's spreadsheet numbers it. */
  readonly row?: number;
  /** In XML, and in CSV that cannot be split into rows: the line of the file. */
  readonly line?: number;
  /** What was found: a unit, a status, a language, a version. */
  readonly what?: string;
}
