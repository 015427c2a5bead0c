import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReceiptRound, ReceiptStanding } from "#domain/disclosure/receipt-standing.ts";
import { groupReceipt, receiptFromDigest } from "#domain/response/receipt.ts";
import { asId, type RoundId } from "#domain/shared/ids.ts";
import { minorities } from "#domain/shared/minorities.ts";
import { closes, exampleWave, offering, whileOpen } from "#tests/support/example-wave.ts";
import { getReceiptsPage, type ReceiptsPageOperations } from "./receipts-page-handler.ts";

const assets = { styles: "", script: "/built/answering.js" };
const wave = exampleWave(undefined, { languages: offering(["sv", "yi", "en"]) });
const hash = "0".repeat(64);
const receiptsOf = (round: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, place) =>
    receiptFromDigest(Buffer.from(`${round}${place}`.padStart(16, "."))),
  ).toSorted();

type Listed = Awaited<ReturnType<ReceiptsPageOperations["listReceipts"]>>;

const pageOf = async (
  rounds: readonly ReceiptRound[] | null,
  {
    lang = "sv",
    now = closes,
    lists = [] as Listed,
  }: { readonly lang?: string; readonly now?: Date; readonly lists?: Listed } = {},
): Promise<{ readonly status: number; readonly html: string; readonly text: string }> => {
  const operations: ReceiptsPageOperations = {
    findWave: async (slug) => (slug === wave.slug ? wave : null),
    listOfferedLanguages: async () => [],
    tellAboutReceipts: async () => rounds,
    listReceipts: async () => lists,
    now: () => now,
  };
  const request = new Request("http://localhost/");
  const response = await getReceiptsPage(operations, request, { lang, slug: wave.slug }, assets);
  const html = await response.text();
  const main = html.slice(html.indexOf("<main"));
  const text = main.replaceAll("<!-- -->", "").replaceAll(/<[^>]*>/g, "\n");
  return { status: response.status, html, text };
};
const round = (
  standing: ReceiptStanding,
  audience: ReceiptRound["audience"] = "roma",
): ReceiptRound => ({ round: asId<RoundId>(audience), audience, standing });
const released = (answers: number, issued: number | null, of = hash) =>
  ({ kind: "released", answers, issued, hash: of }) as const;

describe("the page of receipts", () => {
  test("says when the list comes, as long as nothing is published", async () => {
    const waiting = [round({ kind: "waiting" }), round({ kind: "waiting" }, "jews")];
    const open = await pageOf(waiting, { now: whileOpen });
    expect(open.text).toContain(
      "Enkäten stänger 1 februari 2027, 01:00. När resultatet publiceras",
    );
    expect((await pageOf(waiting)).text).toContain("Enkäten stängde 1 februari 2027, 01:00.");
    expect(open.text).not.toContain("Romer");
    expect(open.html).not.toContain("/receipts/text");
  });

  test("shows each receipt as it stands on the page that gave it, in one piece, from left to right", async () => {
    const receipts = receiptsOf("yi", 1204);
    const lists = [{ round: asId<RoundId>("roma"), receipts: receipts.join("\n") }];
    const { html, text } = await pageOf([round(released(1204, 1310, "yi"))], { lang: "yi", lists });
    expect(html).toContain('dir="rtl"');
    for (const receipt of receipts) {
      expect(html).toContain(`<code dir="ltr">${groupReceipt(receipt)}</code>`);
    }
    expect(text).toContain("1\u00a0204 ענטפֿערס");
    expect(text).toContain("1\u00a0310 פֿאַרבעטונגען");
    expect(html).toContain('href="/yi/answer/example/receipts/text"');
  });

  test("tells figures as they are written in the language, and no invitations of an open survey", async () => {
    const lists = [{ round: asId<RoundId>("roma"), receipts: receiptsOf("en", 2).join("\n") }];
    const english = await pageOf([round(released(1204, null, "en"))], { lang: "en", lists });
    expect(english.text).toContain("1,204 answers were counted.");
    expect(english.text).not.toMatch(/invitations? (?:was|were) used/);
  });

  test("has no field for a receipt and no script: whoever looks for theirs tells nobody", async () => {
    const lists = [{ round: asId<RoundId>("roma"), receipts: receiptsOf("f", 2).join("\n") }];
    const { html } = await pageOf([round(released(2, null, "field"))], { lists });
    expect(html).not.toMatch(/<(?:form|input|textarea|script)/);
    expect(html).not.toMatch(/<li[^>]* id=/);
    expect(html).toContain("webbläsares egen sökning");
  });

  test("shows nothing of a list that was taken back while the page was made", async () => {
    const { text, html } = await pageOf([round(released(77, 88, "gone"))]);
    expect(text).toContain("Resultatet har tagits tillbaka.");
    expect(html).not.toMatch(/77|88|\/receipts\/text/);
  });

  test("is not there where no answers are counted, nor in a language that nobody has", async () => {
    expect((await pageOf(null)).status).toBe(404);
    expect((await pageOf([round({ kind: "waiting" })], { lang: "xx" })).status).toBe(404);
  });
});

const standings = fc.uniqueArray(
  fc.record({
    audience: fc.constantFrom(...minorities),
    answers: fc.integer({ min: 0, max: 3999 }),
    issued: fc.option(fc.integer({ min: 0, max: 7999 })),
    count: fc.integer({ min: 1, max: 6 }),
    kind: fc.constantFrom("waiting", "too_few", "withdrawn", "released"),
  }),
  { selector: ({ audience }) => audience, minLength: 1 },
);

test("no count and no receipt of a round that is not released is ever on the page, whatever lists there are", async () => {
  let made = 0;
  await fc.assert(
    fc.asyncProperty(standings, fc.constantFrom("sv", "yi", "en"), async (drawn, lang) => {
      made += 1;
      // Figures that no other group, no date and no other text of the page has.
      const seen = drawn.map((each, place) => ({
        ...each,
        answers: 30_000 + place * 4000 + each.answers,
        issued: each.issued === null ? null : 50_000 + place * 8000 + each.issued,
        receipts: receiptsOf(each.audience, each.count),
      }));
      const rounds = seen.map(({ audience, kind, answers, issued }) =>
        round(kind === "released" ? released(answers, issued, `${made}`) : { kind }, audience),
      );
      // Also those that must not be shown: the page does not trust that they are left out.
      const lists = seen.map(({ audience, receipts }) => ({
        round: asId<RoundId>(audience),
        receipts: receipts.join("\n"),
      }));
      const { text } = await pageOf(rounds, { lang, lists });
      const figures = text.replaceAll(/[\u00a0,](?=\d{3})/g, "");
      for (const { kind, answers, issued, receipts } of seen) {
        const isShown = kind === "released";
        expect(figures.includes(`${answers}`)).toBe(isShown);
        expect(figures.includes(`${issued}`)).toBe(isShown && issued !== null);
        for (const receipt of receipts) {
          expect(text.includes(groupReceipt(receipt))).toBe(isShown);
          expect(text.includes(receipt)).toBe(false);
        }
      }
    }),
    { numRuns: 60 },
  );
});
