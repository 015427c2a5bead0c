import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isFigure } from "./blocks.ts";
import {
  type Block,
  blocksOf,
  editSection,
  hasChangedSince,
  isEdited,
  isUnwritten,
  maxOwnTextLength,
  type PolicyDocument,
  type PolicySection,
  refreshDocument,
  resetSection,
} from "./document.ts";

const figure = (id: string, value: number): Block => ({
  kind: "table",
  id,
  caption: "Antal svar",
  columns: [{ heading: "Minoritet", width: 1 }],
  rows: [[["Judar"], [value]]],
  notes: [],
});

const paragraph = (words: string): Block => ({ kind: "paragraph", words });

const section = (id: string, ...computed: readonly Block[]): PolicySection => ({
  id,
  heading: id,
  part: "proposal",
  wide: false,
  computed,
  own: null,
});

const documentOf = (...sections: readonly PolicySection[]): PolicyDocument => ({
  format: "samrad-policy-1",
  language: "sv",
  title: "Förslag",
  properties: {
    authority: { sv: "Region Exempel" },
    administration: null,
    official: null,
    date: "2026-11-20",
    diaryNumber: null,
    body: null,
    director: null,
    feeRules: null,
    evaluateBy: null,
    version: 1,
  },
  sections,
});

const draft = (answers = 41) =>
  documentOf(
    section("summary", paragraph("Kort.")),
    section("participation", paragraph("Alla väger lika."), figure("answers", answers)),
  );

const edited = (document: PolicyDocument, id: string, text: string): PolicyDocument => {
  const result = editSection(document, id, text);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
};

const sectionOf = (document: PolicyDocument, id: string): PolicySection => {
  const found = document.sections.find((each) => each.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

describe("people's text", () => {
  test("replaces the computed prose and leaves the figure in the place they gave it", () => {
    const written = edited(draft(), "participation", "Före.\n\n[[answers]]\n\nEfter.");
    expect(blocksOf(sectionOf(written, "participation"))).toEqual([
      { kind: "paragraph", words: { text: { sv: "Före." } } },
      figure("answers", 41),
      { kind: "paragraph", words: { text: { sv: "Efter." } } },
    ]);
  });

  test("can never make a computed figure disappear, double or change", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom("Text.", "[[answers]]", "[[made-up]]", "- punkt", "", "## Rubrik"),
        ),
        (lines) => {
          const written = edited(draft(), "participation", lines.join("\n"));
          const figures = blocksOf(sectionOf(written, "participation")).filter(isFigure);
          expect(figures).toEqual([figure("answers", 41)]);
        },
      ),
    );
  });

  test("gives way to the computed text when the section is reset", () => {
    const written = edited(draft(), "summary", "Eget.");
    expect(isEdited(sectionOf(written, "summary"))).toBe(true);
    const reset = resetSection(written, "summary");
    expect(reset).toEqual({ ok: true, value: draft() });
  });

  test("is refused for a section that is not there, and when it is longer than a section can be", () => {
    expect(editSection(draft(), "unknown", "Text")).toEqual({
      ok: false,
      problem: { code: "section_unknown", section: "unknown" },
    });
    expect(editSection(draft(), "summary", "x".repeat(maxOwnTextLength + 1))).toMatchObject({
      ok: false,
      problem: { code: "text_too_long" },
    });
  });
});

describe("when the figures are computed again", () => {
  test("what nobody has edited is new, and what somebody wrote stays and says that its figures have changed", () => {
    const written = edited(draft(41), "participation", "Fyrtioett har svarat.\n\n[[answers]]");
    expect(hasChangedSince(sectionOf(written, "participation"))).toBe(false);

    const renewed = refreshDocument(written, draft(44));
    expect(blocksOf(sectionOf(renewed, "participation"))).toEqual([
      { kind: "paragraph", words: { text: { sv: "Fyrtioett har svarat." } } },
      figure("answers", 44),
    ]);
    expect(hasChangedSince(sectionOf(renewed, "participation"))).toBe(true);
    expect(hasChangedSince(sectionOf(renewed, "summary"))).toBe(false);

    const readAgain = edited(renewed, "participation", "Fyrtiofyra har svarat.");
    expect(hasChangedSince(sectionOf(readAgain, "participation"))).toBe(false);
  });

  test("nothing that anybody wrote is lost, even where its section is no longer drafted", () => {
    const written = edited(edited(draft(), "summary", "Eget."), "participation", "Också eget.");
    const renewed = refreshDocument(
      written,
      documentOf(section("participation", paragraph("Ny."))),
    );
    expect(renewed.sections.map(({ id, own }) => [id, own?.text])).toEqual([
      ["summary", "Eget."],
      ["participation", "Också eget."],
    ]);
  });

  test("a document never changes its language on the way", () => {
    expect(() => refreshDocument(draft(), { ...draft(), language: "en" })).toThrow(RangeError);
  });
});

test("a section waits for people until they have written what only they can say", () => {
  const waiting = documentOf(
    section("economy", { kind: "note", tone: "to_write", words: "Kostnad?" }),
  );
  expect(isUnwritten(sectionOf(waiting, "economy"))).toBe(true);
  expect(isUnwritten(sectionOf(edited(waiting, "economy", "Två miljoner."), "economy"))).toBe(
    false,
  );
});
