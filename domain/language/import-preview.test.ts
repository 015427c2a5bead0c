import fc from "fast-check";
import { expect, test } from "vitest";
import type { ExchangeRow } from "./exchange.ts";
import { type CurrentText, compareImport } from "./import-preview.ts";
import { isAtLeast, textStatuses } from "./text-status.ts";

const ours = (text: Partial<CurrentText> = {}): CurrentText => ({
  unit: "u",
  source: "Välkommen",
  target: "Tervetuloa",
  status: "draft",
  revision: 3,
  ...text,
});

const theirs = (row: Partial<ExchangeRow> = {}): ExchangeRow => ({
  unit: "u",
  source: "Välkommen",
  english: "",
  target: "Tervetuloa",
  status: "draft",
  note: "",
  ...row,
});

const noFaults = () => [];
const nothing = {
  changes: [],
  unchanged: 0,
  conflicts: [],
  invalid: [],
  unknown: [],
  emptied: [],
  missing: [],
  lowered: [],
};
const compared = (
  current: CurrentText,
  row: ExchangeRow,
  check: () => readonly string[] = noFaults,
) => compareImport([current], { rows: [row] }, check);

test("a new text is a change, with what it was and the revision that it was compared with", () => {
  expect(compared(ours(), theirs({ target: "Tervetuloa!", status: "translated" }))).toEqual({
    ...nothing,
    changes: [
      {
        unit: "u",
        old: "Tervetuloa",
        new: "Tervetuloa!",
        oldStatus: "draft",
        newStatus: "translated",
        revision: 3,
      },
    ],
  });
});

test.each([
  ["the same text", theirs()],
  ["a note or English of its own", theirs({ note: "x", english: "y" })],
  ["an older status of the same text", theirs({ status: "missing" })],
  ["an older Swedish text with the same target", theirs({ source: "Hej" })],
])("%s changes nothing", (_what, row) => {
  expect(compared(ours(), row)).toEqual({ ...nothing, unchanged: 1 });
});

test("line breaks and the composition of letters alone are no change", () => {
  expect(compared(ours({ target: "å\nb" }), theirs({ target: "a\u030A\r\nb" })).unchanged).toBe(1);
});

test("what is taken is composed and has plain line breaks, also for the check", () => {
  const seen: string[] = [];
  const { changes } = compareImport(
    [ours()],
    { rows: [theirs({ target: "a\u030A\r\nb" })] },
    (_unit, target) => {
      seen.push(target);
      return [];
    },
  );
  expect([changes[0]?.new, ...seen]).toEqual(["å\nb", "å\nb"]);
});

test.each([
  ["missing", "draft", false],
  ["draft", "draft", false],
  ["translated", "translated", false],
  ["reviewed", "translated", true],
  ["approved", "translated", true],
] as const)("a new text that the file calls %s becomes %s", (claimed, given, isLowered) => {
  const preview = compared(
    ours({ target: "", status: "missing", revision: 0 }),
    theirs({ status: claimed }),
  );
  expect(preview.changes.map(({ newStatus }) => newStatus)).toEqual([given]);
  expect(preview.lowered).toEqual(isLowered ? [{ unit: "u", claimed, given }] : []);
});

test.each([
  ["draft", "translated", "translated"],
  ["draft", "approved", "translated"],
  ["translated", "approved", "translated"],
  ["reviewed", "draft", "reviewed"],
  ["approved", "translated", "approved"],
  ["approved", "approved", "approved"],
] as const)(
  "the same text, %s here and %s in the file, is %s afterwards",
  (here, claimed, after) => {
    const { changes } = compared(ours({ status: here }), theirs({ status: claimed }));
    expect(changes[0]?.newStatus ?? here).toBe(after);
  },
);

test.each([
  ["approved", "approved", "translated"],
  ["approved", "draft", "draft"],
  ["reviewed", "missing", "draft"],
] as const)(
  "another text than the one that was %s, %s in the file, is only %s",
  (here, claimed, after) => {
    const { changes } = compared(
      ours({ status: here }),
      theirs({ target: "Moi", status: claimed }),
    );
    expect(changes[0]?.newStatus).toBe(after);
  },
);

test("a claim that an import cannot grant is said even where nothing changes", () => {
  expect(compared(ours({ status: "translated" }), theirs({ status: "approved" }))).toEqual({
    ...nothing,
    unchanged: 1,
    lowered: [{ unit: "u", claimed: "approved", given: "translated" }],
  });
});

test("a text made from an older Swedish text is a conflict, with both and with its faults", () => {
  const preview = compared(ours(), theirs({ source: "Hej", target: "Moi" }), () => ["too_short"]);
  expect(preview).toMatchObject({
    ...nothing,
    conflicts: [
      {
        old: "Tervetuloa",
        new: "Moi",
        sourceInFile: "Hej",
        sourceHere: "Välkommen",
        faults: ["too_short"],
      },
    ],
  });
});

test("a text with faults is invalid and no change", () => {
  expect(compared(ours(), theirs({ target: "x" }), () => ["placeholder_missing"])).toEqual({
    ...nothing,
    invalid: [{ unit: "u", target: "x", faults: ["placeholder_missing"] }],
  });
});

test("nothing is removed: emptied, unmentioned and unknown texts are only named", () => {
  const preview = compareImport(
    [ours(), ours({ unit: "v" }), ours({ unit: "w", target: "", status: "missing" })],
    { rows: [theirs({ target: "" }), theirs({ unit: "w", target: "" }), theirs({ unit: "x" })] },
    noFaults,
  );
  expect(preview).toEqual({
    ...nothing,
    unchanged: 1,
    emptied: ["u"],
    missing: ["v"],
    unknown: ["x"],
  });
});

const anyOfFew = fc.constantFrom("", "a", "b", "a\u030A", "å");
const anyStatus = fc.constantFrom(...textStatuses);
const anyUnit = fc.constantFrom("u", "v", "w", "x", "y");
const byUnit = { selector: ({ unit }: { unit: string }) => unit };

test("every row is in exactly one place, none rises above translated, and importing twice changes nothing more", () => {
  const anyCurrent = fc.uniqueArray(
    fc.record({
      unit: anyUnit,
      source: anyOfFew,
      target: anyOfFew,
      status: anyStatus,
      revision: fc.nat(),
    }),
    byUnit,
  );
  const anyRows = fc.uniqueArray(
    fc.record({
      unit: anyUnit,
      source: anyOfFew,
      english: fc.constant(""),
      target: anyOfFew,
      status: anyStatus,
      note: fc.constant(""),
    }),
    byUnit,
  );
  const check = (_unit: string, target: string) => (target === "b" ? ["fault"] : []);
  fc.assert(
    fc.property(anyCurrent, anyRows, (current, rows) => {
      const preview = compareImport(current, { rows }, check);
      const { changes, conflicts, invalid, unknown, emptied, missing, unchanged } = preview;
      const placed = [changes, conflicts, invalid, unknown, emptied].map((list) => list.length);
      expect(placed.reduce((sum, length) => sum + length, unchanged)).toBe(rows.length);
      expect(missing.length + rows.length - unknown.length).toBe(current.length);
      for (const { oldStatus, newStatus } of [...changes, ...conflicts])
        expect(newStatus === oldStatus || isAtLeast("translated", newStatus)).toBe(true);

      const taken = new Map(changes.map((change) => [change.unit, change]));
      const after = current.map((text) => {
        const change = taken.get(text.unit);
        return change === undefined
          ? text
          : { ...text, target: change.new, status: change.newStatus };
      });
      expect(compareImport(after, { rows }, check)).toMatchObject({
        changes: [],
        conflicts,
        invalid,
      });
    }),
    { numRuns: 2000 },
  );
});
