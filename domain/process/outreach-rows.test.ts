import { expect, test } from "vitest";
import { readOutreachRows } from "./outreach-rows.ts";

const read = (typed: Readonly<Record<string, string>>, rows: number) =>
  readOutreachRows((field) => typed[field] ?? "", rows);

test("an emptied row is gone, the others keep their place in the form", () => {
  const rows = read(
    {
      "channel.0": "Brev",
      "at.0": "2026-02-01",
      "channel.1": " ",
      "oral.1": "yes",
      "channel.2": " Telefon ",
      "oral.2": "yes",
      "note.2": "Två kvällar",
    },
    4,
  );
  expect(rows).toEqual([
    { place: 0, attempt: { channel: "Brev", oral: false, at: "2026-02-01", note: "" } },
    { place: 2, attempt: { channel: "Telefon", oral: true, at: "", note: "Två kvällar" } },
  ]);
});

test("a form that claims a million rows is not read a million times, and still has one row too many", () => {
  const typed = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`note.${n}`, "x"]));
  expect(read(typed, 1_000_000)).toHaveLength(201);
});
