import type { LanguageCode } from "#domain/language/registry.ts";
import { tidyText } from "#domain/response/tidy-text.ts";
import { readEmail } from "./email-address.ts";
import type { Recipient } from "./recipient.ts";
import {
  bareWord,
  type ColumnChoice,
  type ListChannel,
  type RecipientColumn,
} from "./recipient-columns.ts";

/** Somebody on a list. The language is always one that letters of this survey are written in. */
export interface ListedRecipient extends Recipient {
  /** The row of the list, as the spreadsheet numbers it. */
  readonly row: number;
}

export type RecipientFaultCode =
  | "name_missing"
  | "address_missing"
  | "postcode_missing"
  | "town_missing"
  | "email_missing"
  | "email_invalid"
  | "too_long"
  /** The cell holds the error message of a formula: #REF!, #N/A. */
  | "cell_error";

/** What is wrong with a row. A list with one of these is not taken at all. */
export interface RecipientFault {
  readonly row: number;
  readonly code: RecipientFaultCode;
  readonly column: RecipientColumn;
}

/** What is done with a row although the list does not quite say so; each is shown before anything is kept. */
export type RecipientRemark =
  /** The language cell is not understood, or is empty though the column is there. */
  | { readonly row: number; readonly code: "language_unknown"; readonly word: string }
  /** Letters are not written, or this survey is not offered, in that language. */
  | { readonly row: number; readonly code: "language_not_offered"; readonly language: LanguageCode }
  /** The same person stands further up: left out here. */
  | { readonly row: number; readonly code: "same_as"; readonly first: number }
  /** The same e-mail or the same address under another name: kept, to be looked at. */
  | { readonly row: number; readonly code: "shares_email"; readonly first: number };

export interface ReadRecipients {
  /** Without repeated rows. */
  readonly recipients: readonly ListedRecipient[];
  readonly faults: readonly RecipientFault[];
  readonly remarks: readonly RecipientRemark[];
}

export interface RecipientReading {
  readonly channel: ListChannel;
  readonly columns: ColumnChoice;
  /** By `bareWord`: `finska`, `suomi`, `fi`. */
  readonly languageNames: ReadonlyMap<string, LanguageCode>;
  /** The languages that letters of this survey can be in; Swedish is always one. */
  readonly offered: readonly LanguageCode[];
}

/** More than the window of an envelope shows is a mistake of the list. */
const longest = 120;
const mostLines = 4;

/**
 * The people of a list. Cells are only text: whatever they look like, nothing is calculated, and nothing of a cell can
 * begin a line of its own in a letter's head or an e-mail. Every row with a fault is named; unknown languages become
 * Swedish and are named too.
 */
export const readRecipients = (
  rows: readonly { readonly row: number; readonly cells: readonly string[] }[],
  reading: RecipientReading,
): ReadRecipients => {
  const recipients: ListedRecipient[] = [];
  const faults: RecipientFault[] = [];
  const remarks: RecipientRemark[] = [];
  const seen = new Map<string, number>();
  const emails = new Map<string, number>();
  for (const { row, cells } of rows) {
    const found = faultsIn(row, cells, reading);
    faults.push(...found);
    if (found.length > 0) continue;
    const { recipient, remark } = recipientIn(row, cells, reading);
    const key = recipientKey(recipient);
    const first = seen.get(key);
    if (first !== undefined) {
      remarks.push({ row, code: "same_as", first });
      continue;
    }
    seen.set(key, row);
    const sharing = recipient.email === "" ? undefined : emails.get(recipient.email);
    if (sharing !== undefined) remarks.push({ row, code: "shares_email", first: sharing });
    else if (recipient.email !== "") emails.set(recipient.email, row);
    if (remark !== null) remarks.push(remark);
    recipients.push(recipient);
  }
  return { recipients, faults, remarks };
};

/** Two with the same key are the same person here: the same words, whatever their case and signs. */
export const recipientKey = ({
  name,
  lines,
  town,
  email,
}: Pick<ListedRecipient, "name" | "lines" | "town" | "email">): string =>
  JSON.stringify([email, ...[name, lines.join(" "), town].map(bareWord)]);

type Row = readonly string[];

const faultsIn = (
  row: number,
  cells: Row,
  { channel, columns }: RecipientReading,
): readonly RecipientFault[] => {
  const fault = (code: RecipientFaultCode, column: RecipientColumn): RecipientFault => ({
    row,
    code,
    column,
  });
  const found: RecipientFault[] = [];
  columns.forEach((column, index) => {
    const cell = cells[index] ?? "";
    if (column === null || isUnused(column, channel)) return;
    if (/^#[A-Z/0]{2,7}[!?]?$/.test(cell.trim())) found.push(fault("cell_error", column));
    else if (linesOf(cell).some((line) => line.length > longest)) {
      found.push(fault("too_long", column));
    }
  });
  if (found.length > 0) return found;
  const has = (column: RecipientColumn): boolean => textOf(cells, columns, column) !== "";
  if (channel === "email") {
    const email = textOf(cells, columns, "email");
    if (email === "") return [fault("email_missing", "email")];
    return readEmail(email) === null ? [fault("email_invalid", "email")] : [];
  }
  if (addressLines(cells, columns).length > mostLines) found.push(fault("too_long", "line"));
  if (!has("name")) found.push(fault("name_missing", "name"));
  if (!has("line")) found.push(fault("address_missing", "line"));
  if (!has("postcode")) found.push(fault("postcode_missing", "postcode"));
  if (!has("town")) found.push(fault("town_missing", "town"));
  return found;
};

/** A letter needs no e-mail and an e-mail no address: what is not needed is not kept. */
const isUnused = (column: RecipientColumn, channel: ListChannel): boolean =>
  channel === "email"
    ? column === "line" || column === "postcode" || column === "town"
    : column === "email";

const recipientIn = (
  row: number,
  cells: Row,
  { channel, columns, languageNames, offered }: RecipientReading,
): { readonly recipient: ListedRecipient; readonly remark: RecipientRemark | null } => {
  const isLetter = channel === "letter";
  const text = (column: RecipientColumn): string => textOf(cells, columns, column);
  const word = text("language");
  const named = languageNames.get(bareWord(word)) ?? null;
  const language = named !== null && offered.includes(named) ? named : "sv";
  const recipient: ListedRecipient = {
    row,
    name: text("name"),
    lines: isLetter ? addressLines(cells, columns) : [],
    town: isLetter ? `${spacedPostcode(text("postcode"))} ${text("town")}` : "",
    email: isLetter ? "" : (readEmail(text("email")) ?? ""),
    language,
  };
  if (!columns.includes("language") || language === named) return { recipient, remark: null };
  return {
    recipient,
    remark:
      named === null
        ? { row, code: "language_unknown", word: word.slice(0, 40) }
        : { row, code: "language_not_offered", language: named },
  };
};

const textOf = (cells: Row, columns: ColumnChoice, column: RecipientColumn): string =>
  linesOf(cells[columns.indexOf(column)] ?? "").join(" ");

const addressLines = (cells: Row, columns: ColumnChoice): readonly string[] =>
  columns.flatMap((column, index) => (column === "line" ? linesOf(cells[index] ?? "") : []));

/** The lines of a cell, without anything that cannot be seen or that begins a new line somewhere else. */
const linesOf = (cell: string): readonly string[] =>
  tidyText(cell)
    .split(/[\n\u0085\u2028\u2029]/)
    .map((line) => line.replace(/[\s\p{Cc}]+/gu, " ").trim())
    .filter((line) => line !== "");

/** As the post writes five figures: 123 45. */
const spacedPostcode = (postcode: string): string => {
  const figures = postcode.replace(/^(SE|S)[\s-]+/i, "").replace(/\s/g, "");
  return /^\d{5}$/.test(figures) ? `${figures.slice(0, 3)} ${figures.slice(3)}` : postcode;
};
