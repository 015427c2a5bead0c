import type { ExchangeFile, ExchangeRow } from "./exchange.ts";
import { isAtLeast, type TextStatus } from "./text-status.ts";

/** A text as it stands here when the file comes in; `revision` lets the saving notice a change in between. */
export interface CurrentText {
  readonly unit: string;
  readonly source: string;
  readonly target: string;
  readonly status: TextStatus;
  readonly revision: number;
}

export interface ImportChange {
  readonly unit: string;
  readonly old: string;
  /** As it would be stored: composed letters (NFC) and plain line breaks. */
  readonly new: string;
  readonly oldStatus: TextStatus;
  readonly newStatus: TextStatus;
  readonly revision: number;
}

/** The file's text was made from another Swedish text than today's. Only a person can say whether it still fits. */
export interface ImportConflict<Fault> extends ImportChange {
  readonly sourceInFile: string;
  readonly sourceHere: string;
  /** Non-empty: it cannot be taken even if somebody wants it. */
  readonly faults: readonly Fault[];
}

export interface InvalidText<Fault> {
  readonly unit: string;
  readonly target: string;
  readonly faults: readonly Fault[];
}

/** A status that the file claims and an import cannot give: reviewing and approving are done in the desk, by name. */
export interface LoweredStatus {
  readonly unit: string;
  readonly claimed: TextStatus;
  readonly given: TextStatus;
}

/** What importing a file would do. Every row is in exactly one list, or counted as unchanged; `lowered` is a remark. */
export interface ImportPreview<Fault> {
  readonly changes: readonly ImportChange[];
  readonly unchanged: number;
  readonly conflicts: readonly ImportConflict<Fault>[];
  readonly invalid: readonly InvalidText<Fault>[];
  /** Units that do not exist here (any more). */
  readonly unknown: readonly string[];
  /** The file has an empty text where there is one here: ours stays. */
  readonly emptied: readonly string[];
  /** Units here that the file does not mention: left as they are. */
  readonly missing: readonly string[];
  readonly lowered: readonly LoweredStatus[];
}

/**
 * Compares a file with the texts here. `check` gives the faults of a text in its unit's place. The rules:
 * - a text is the same when only line breaks or the composition of letters differ;
 * - a new text gets the file's status, at most `translated`; where the file still says `missing` it is a draft;
 * - a text that is the same never loses status: the file may be older than a review here;
 * - nothing is emptied or removed by a file.
 */
export const compareImport = <Fault>(
  current: readonly CurrentText[],
  file: Pick<ExchangeFile, "rows">,
  check: (unit: string, target: string) => readonly Fault[],
): ImportPreview<Fault> => {
  const here = new Map(current.map((text) => [text.unit, text]));
  const changes: ImportChange[] = [];
  const conflicts: ImportConflict<Fault>[] = [];
  const invalid: InvalidText<Fault>[] = [];
  const unknown: string[] = [];
  const emptied: string[] = [];
  const lowered: LoweredStatus[] = [];
  let unchanged = 0;

  for (const row of file.rows) {
    const ours = here.get(row.unit);
    if (ours === undefined) {
      unknown.push(row.unit);
      continue;
    }
    const target = asStored(row.target);
    if (target === "" && ours.target !== "") {
      emptied.push(row.unit);
      continue;
    }
    const newStatus = target === "" ? ours.status : statusGiven(row, ours, target);
    if (target !== "" && !isAtLeast(newStatus, row.status))
      lowered.push({ unit: row.unit, claimed: row.status, given: newStatus });
    if (sameText(target, ours.target) && newStatus === ours.status) {
      unchanged += 1;
      continue;
    }
    const change: ImportChange = {
      unit: row.unit,
      old: ours.target,
      new: target,
      oldStatus: ours.status,
      newStatus,
      revision: ours.revision,
    };
    const faults = check(row.unit, target);
    if (!sameText(row.source, ours.source))
      conflicts.push({ ...change, sourceInFile: row.source, sourceHere: ours.source, faults });
    else if (faults.length > 0) invalid.push({ unit: row.unit, target, faults });
    else changes.push(change);
  }
  const mentioned = new Set(file.rows.map(({ unit }) => unit));
  const missing = current.flatMap(({ unit }) => (mentioned.has(unit) ? [] : [unit]));
  return { changes, unchanged, conflicts, invalid, unknown, emptied, missing, lowered };
};

const statusGiven = (row: ExchangeRow, ours: CurrentText, target: string): TextStatus => {
  const claimed = row.status === "missing" ? "draft" : row.status;
  const allowed = isAtLeast(claimed, "translated") ? "translated" : claimed;
  return sameText(target, ours.target) && isAtLeast(ours.status, allowed) ? ours.status : allowed;
};

const sameText = (one: string, other: string): boolean => asStored(one) === asStored(other);

const asStored = (text: string): string => text.replace(/\r\n?/g, "\n").normalize("NFC");
