import fc from "fast-check";
import { expect, test } from "vitest";
import type { ResolvedText } from "#domain/language/localized-text.ts";
import type { BlockOf } from "./blocks.ts";
import { readOwnText, writeOwnText } from "./own-text.ts";

const sv = (text: string): ResolvedText => ({ text, language: "sv" });

test("people write as in an e-mail: paragraphs, bullets, numbered points, headings and places of figures", () => {
  const text = [
    "Vi har träffats",
    "två gånger.",
    "",
    "## Vad som sades",
    "- Tolkar saknas",
    "- Brev får inga svar",
    "  på flera månader",
    "",
    "1. Regionen svarar.",
    "2. Svaret är skriftligt.",
    "[[answers]]",
  ].join("\r\n");

  expect(readOwnText(text, "sv")).toEqual([
    { kind: "paragraph", words: sv("Vi har träffats två gånger.") },
    { kind: "subheading", words: sv("Vad som sades") },
    {
      kind: "bullets",
      items: [sv("Tolkar saknas"), sv("Brev får inga svar på flera månader")],
    },
    { kind: "numbered", items: [sv("Regionen svarar."), sv("Svaret är skriftligt.")] },
    { kind: "place", figure: "answers" },
  ]);
});

const words = fc
  .stringMatching(/^[A-ZÅÄÖa-zåäö][a-zåäö ,]{0,30}[a-zåäö.]$/)
  .map((text) => sv(text.replaceAll(/\s+/g, " ")));

const prose: fc.Arbitrary<BlockOf<ResolvedText>> = fc.oneof(
  words.map((each) => ({ kind: "paragraph" as const, words: each })),
  words.map((each) => ({ kind: "subheading" as const, words: each })),
  fc
    .array(words, { minLength: 1, maxLength: 4 })
    .map((items) => ({ kind: "bullets" as const, items })),
  fc
    .array(words, { minLength: 1, maxLength: 4 })
    .map((items) => ({ kind: "numbered" as const, items })),
);

test("whoever starts to edit a section and changes nothing gets the same prose back", () => {
  fc.assert(
    fc.property(fc.array(prose, { maxLength: 8 }), (blocks) => {
      expect(readOwnText(writeOwnText(blocks), "sv")).toEqual(blocks);
    }),
  );
});

test("no text that anybody pastes is refused", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      expect(() => readOwnText(text, "sv")).not.toThrow();
    }),
  );
});
