export interface DifferencePart {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

/**
 * What has changed between two texts, word by word: the longest row of words that both have in the same order is the
 * same, what stands between is removed or added. Joined without the added parts it is the old text, without the
 * removed ones the new. Texts of thousands of words are shown as a whole each: nobody reads such a difference.
 */
export const wordDifference = (before: string, after: string): readonly DifferencePart[] => {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  if (old.length * now.length > mostComparisons) return joined(whole(before, after));
  const common = commonLengths(old, now);
  const parts: DifferencePart[] = [];
  let [o, n] = [0, 0];
  while (o < old.length || n < now.length) {
    const [removed, added] = [old[o], now[n]];
    if (removed !== undefined && removed === added) {
      parts.push({ kind: "same", text: removed });
      o += 1;
      n += 1;
    } else if (removed !== undefined && at(common, o + 1, n) >= at(common, o, n + 1)) {
      parts.push({ kind: "removed", text: removed });
      o += 1;
    } else {
      parts.push({ kind: "added", text: added ?? "" });
      n += 1;
    }
  }
  return joined(removedFirst(parts));
};

const mostComparisons = 4_000_000;

/** Words and the spaces between them, so that nothing is lost when the parts are put together again. */
const wordsOf = (text: string): readonly string[] => text.match(/\s+|[^\s]+/gu) ?? [];

const whole = (before: string, after: string): readonly DifferencePart[] => [
  { kind: "removed", text: before },
  { kind: "added", text: after },
];

/** At [o][n]: how many words the texts have in common from there on. */
const commonLengths = (
  old: readonly string[],
  now: readonly string[],
): readonly (readonly number[])[] => {
  const rows: number[][] = Array.from({ length: old.length + 1 }, () =>
    new Array<number>(now.length + 1).fill(0),
  );
  for (let o = old.length - 1; o >= 0; o -= 1) {
    const row = rows[o] ?? [];
    for (let n = now.length - 1; n >= 0; n -= 1) {
      row[n] = old[o] === now[n] ? at(rows, o + 1, n + 1) + 1 : longer(rows, o, n);
    }
  }
  return rows;
};

const longer = (rows: readonly (readonly number[])[], o: number, n: number): number =>
  Math.max(at(rows, o + 1, n), at(rows, o, n + 1));

const at = (rows: readonly (readonly number[])[], o: number, n: number): number =>
  rows[o]?.[n] ?? 0;

/**
 * Between two words that stayed, all that went stands before all that came: read aloud, "not three, but four" is
 * clearer than word against word. A space alone between two changed words belongs to both.
 */
const removedFirst = (parts: readonly DifferencePart[]): readonly DifferencePart[] => {
  const ordered: DifferencePart[] = [];
  let [removed, added] = ["", ""];
  const finish = (): void => {
    if (removed !== "") ordered.push({ kind: "removed", text: removed });
    if (added !== "") ordered.push({ kind: "added", text: added });
    [removed, added] = ["", ""];
  };
  parts.forEach((part, index) => {
    const isBetween = part.text.trim() === "" && removed + added !== "";
    const next = parts[index + 1];
    if (part.kind === "removed") removed += part.text;
    else if (part.kind === "added") added += part.text;
    else if (isBetween && next !== undefined && next.kind !== "same") {
      removed += part.text;
      added += part.text;
    } else {
      finish();
      ordered.push(part);
    }
  });
  finish();
  return ordered;
};

const joined = (parts: readonly DifferencePart[]): readonly DifferencePart[] => {
  const all: DifferencePart[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (part.text === "") continue;
    if (last?.kind === part.kind) all[all.length - 1] = { ...last, text: last.text + part.text };
    else all.push(part);
  }
  return all;
};
