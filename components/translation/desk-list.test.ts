import { expect, test } from "vitest";
import type { TextEntry, TextStanding } from "#domain/language/text-unit.ts";
import { deskQuery, readDeskAddress } from "./desk-address.ts";
import { deskList, unitsPerPage } from "./desk-list.ts";
import type { DeskUnit } from "./desk-unit.ts";

const text = (
  id: string,
  source: string,
  target: string,
  standing: Partial<TextStanding> = {},
  rest: Partial<DeskUnit & { unsure: readonly string[]; group: string }> = {},
): DeskUnit => {
  const status = standing.status ?? (target === "" ? "missing" : "translated");
  const entry: TextEntry | null =
    status === "missing"
      ? null
      : {
          unit: id,
          language: "yi",
          text: target,
          status,
          madeFrom: source,
          unsure: rest.unsure ?? [],
          reviewer: null,
          reviewedAt: null,
          origin: "desk",
          revision: 1,
        };
  const group = rest.group ?? "survey";
  return {
    unit: { id, source, english: null, kind: "sentence", group, required: true },
    entry,
    standing: { status, stale: standing.stale ?? false },
    faults: rest.faults ?? [],
    comments: rest.comments ?? 0,
  };
};

const units = [
  text("survey:a", "Ditt svar", "דײַן ענטפֿער"),
  text("survey:b", "Spara", ""),
  text("survey:c", "Skicka", "שיקן", { status: "draft" }, { unsure: ["send"] }),
  text("survey:d", "Stängd", "פֿאַרמאַכט", { status: "reviewed", stale: true }),
  text("problems:e", "Fel", "טעות", {}, { faults: [{ code: "length" }], comments: 2, group: "p" }),
];

const asked = (query: string): readonly string[] => {
  const parameters = new URLSearchParams(query);
  const all = Object.fromEntries(
    [...parameters.keys()].map((key) => [key, parameters.getAll(key)]),
  );
  return deskList(units, readDeskAddress(all)).shown.map(({ unit }) => unit.id.slice(-1));
};

test.each([
  ["", "a b c d e"],
  ["status=open", "b c d"],
  ["status=missing", "b"],
  ["status=reviewed", "d"],
  ["status=nonsense", "a b c d e"],
  ["only=stale", "d"],
  ["only=unsure", "c"],
  ["only=faults", "e"],
  ["only=faults&only=comments", "e"],
  ["only=faults&only=stale", ""],
  ["group=p", "e"],
  ["q=stangd", "d"],
  ["q=%D7%B1", ""],
  ["q=%D7%A4%D7%90%D7%A8%D7%9E%D7%90%D7%9B%D7%98", "d"],
  ["q=problems:e", "e"],
])("an address with %j shows %j", (query, expected) => {
  expect(asked(query).join(" ")).toBe(expected);
});

test("an address says what it says when it is read and written again", () => {
  const query = "?authority=granmark&status=draft&only=stale&only=unsure&group=p&q=%C3%A5&page=3";
  const address = readDeskAddress({
    authority: "granmark",
    status: "draft",
    only: ["unsure", "stale"],
    group: "p",
    q: "å",
    page: "3",
  });
  expect(deskQuery(address, { page: address.page })).toBe(query);
  expect(deskQuery(address, { search: "" })).not.toContain("page");
  expect(deskQuery(readDeskAddress({ page: "0", q: "" }))).toBe("");
});

const many = Array.from({ length: 120 }, (_, index) =>
  text(`survey:${index}`, `Text ${index}`, index % 60 === 59 ? "" : "טעקסט"),
);

test("a long list is shown page by page, and a text is found on its page", () => {
  const list = deskList(many, readDeskAddress({ at: "survey:70" }));
  expect([list.found, list.page, list.pages]).toEqual([120, 2, 3]);
  expect(list.shown.map(({ unit }) => unit.id)).toContain("survey:70");
  expect(deskList(many, readDeskAddress({ page: "99" })).page).toBe(3);
  expect(deskList([], readDeskAddress({})).pages).toBe(1);
});

test("the next text to write may stand on a later page, and is never one that is done", () => {
  const { nextOpen } = deskList(many, readDeskAddress({}));
  expect(nextOpen.size).toBe(unitsPerPage);
  expect(nextOpen.get("survey:0")).toBe("survey:59");
  const last = deskList(many, readDeskAddress({ page: "3" })).nextOpen;
  expect([last.get("survey:118"), last.get("survey:119")]).toEqual(["survey:119", null]);
});
