import type {
  CarriedList,
  ImportChoices,
  ImportState,
  RowNote,
  RowNotes,
} from "#components/invitation/import-view.ts";
import type { RecipientRemark } from "#domain/invitation/read-recipients.ts";
import {
  type ColumnChoice,
  columnsByHeading,
  listChannels,
  type missingColumns,
  recipientColumns,
} from "#domain/invitation/recipient-columns.ts";
import type { Translate } from "#domain/language/phrase.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { formText } from "#server/auth/form-text.ts";
import { unpackTable } from "#server/documents/exchange/carry-table.ts";
import type { TableRow } from "#server/documents/exchange/table.ts";
import type { PreviewedRecipients } from "#server/operations/preview-recipients.ts";

/** Longer than any packed list that the server's limit of a form lets through. */
export const longestPacked = 400_000;

/** A list between two steps, with what has been said of it so far. */
export interface ListOnItsWay {
  readonly list: CarriedList;
  readonly table: readonly TableRow[];
}

export const choicesIn = (form: FormData): ImportChoices => {
  const asked = formText(form, "channel", 20);
  return {
    round: formText(form, "round", 100),
    label: formText(form, "label", 500),
    channel: listChannels.find((each) => each === asked) ?? "letter",
  };
};

/** A list as its own first row describes it. */
export const described = (
  table: readonly TableRow[],
  packed: string,
  fileName: string,
  choices: ImportChoices,
): ListOnItsWay => {
  const columns = columnsByHeading(table[0]?.cells ?? []);
  const hasHeading = columns.some((column) => column !== null);
  return { table, list: { ...choices, packed, fileName, columns, hasHeading } };
};

/** A list that comes back from a step, described by a person or as it was; null when it did not come along. */
export const carried = (form: FormData): ListOnItsWay | null => {
  const packed = formText(form, "packed", longestPacked);
  const table = unpackTable(packed);
  if (table === null) return null;
  const said = form.has("column-0") ? columnsSaid(form) : formText(form, "columns").split(",");
  const columns = said.map((each) => recipientColumns.find((column) => column === each) ?? null);
  const hasHeading = formText(form, "hasHeading") === "yes";
  const fileName = formText(form, "fileName", 200);
  return { table, list: { ...choicesIn(form), packed, fileName, columns, hasHeading } };
};

const columnsSaid = (form: FormData): readonly string[] =>
  Array.from({ length: mostColumns }, (_, index) => formText(form, `column-${index}`, 20));

const mostColumns = 50;

/** The rows with people on them. */
export const peopleIn = ({ list, table }: ListOnItsWay): readonly TableRow[] =>
  list.hasHeading ? table.slice(1) : table;

/** Asks what the columns hold. */
export const columnsState = (
  { list, table }: ListOnItsWay,
  missing: ReturnType<typeof missingColumns>,
): ImportState => {
  const wide = Math.max(
    ...table.slice(0, 20).map(({ cells }) => cells.length),
    list.columns.length,
  );
  const first = list.hasHeading ? 0 : -1;
  const cellAt = (row: number, column: number): string =>
    (table[row]?.cells[column] ?? "").replace(/\s+/g, " ").slice(0, 40);
  const columns: ColumnChoice = Array.from({ length: wide }, (_, at) => list.columns[at] ?? null);
  return {
    kind: "columns",
    list: { ...list, columns },
    beginnings: columns.map((_, column) => [
      first === -1 ? "" : cellAt(0, column),
      ...[1, 2, 3].map((row) => cellAt(first + row, column)),
    ]),
    missing,
  };
};

const mostNotes = 100;
const sampleSize = 20;

/** What the list would do, in sentences. */
export const previewState = (
  { list }: ListOnItsWay,
  found: PreviewedRecipients,
  isAnew: boolean,
  translate: Translate,
): ImportState => {
  const counts = new Map<LanguageCode, number>();
  for (const { language } of found.recipients) {
    counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  return {
    kind: "preview",
    list,
    hash: found.hash,
    count: found.recipients.length,
    languages: [...counts].map(([language, count]) => ({ language, count })),
    faults: cut(
      found.faults.map(({ row, code, column }) => ({
        row,
        text: translate(`invitations:import.fault.${code}`, {
          column: translate(`invitations:import.columns.${column}`),
        }),
      })),
    ),
    remarks: cut(remarksOf(found, translate)),
    sample: found.recipients
      .slice(0, sampleSize)
      .map(({ row, name, lines, town, email, language }) => ({
        ...{ row, name, language },
        to: email === "" ? [...lines, town].join(", ") : email,
      })),
    isAnew,
  };
};

const remarksOf = (
  { remarks, invitedAlready, emailInvited }: PreviewedRecipients,
  translate: Translate,
): readonly RowNote[] => {
  const say = (what: string): string => translate(`invitations:import.remark.${what}`);
  const said = remarks.map((remark) => ({ row: remark.row, text: sayRemark(remark, translate) }));
  return [
    ...said,
    ...invitedAlready.map((row) => ({ row, text: say("invited") })),
    ...emailInvited.map((row) => ({ row, text: say("email_invited") })),
  ].toSorted((one, other) => one.row - other.row);
};

const sayRemark = (remark: RecipientRemark, translate: Translate): string => {
  const say = (what: string, values?: Readonly<Record<string, string | number>>): string =>
    translate(`invitations:import.remark.${what}`, values);
  switch (remark.code) {
    case "language_unknown":
      return remark.word === "" ? say("language_empty") : say(remark.code, { word: remark.word });
    case "language_not_offered":
      return say(remark.code, { language: translate(`common:language.${remark.language}`) });
    case "same_as":
    case "shares_email":
      return say(remark.code, { first: remark.first });
  }
};

const cut = (notes: readonly RowNote[]): RowNotes => ({
  notes: notes.slice(0, mostNotes),
  more: Math.max(0, notes.length - mostNotes),
});
