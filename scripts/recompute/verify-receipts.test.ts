import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { PublishedBundle, PublishedRound } from "#domain/disclosure/published-bundle.ts";
import type { ChainedRelease } from "#domain/disclosure/release.ts";
import { publishedWorld } from "#tests/support/published-world.ts";
import { readReceiptLists, verifyCounts, verifyReceipts } from "./verify-receipts.ts";

const receipts = Array.from({ length: 60 }, (_, index) => `R${String(index).padStart(25, "0")}`);
const list = receipts.join("\n");
const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The world's first released round, with so many answers and so many used invitations; nothing else is released. */
const worldWith = (
  change: Partial<Pick<ChainedRelease, "issued" | "receiptsHash">>,
  outcome: "released" | "too_few_answers" = "released",
): { readonly bundle: PublishedBundle; readonly round: string } => {
  let found: string | null = null;
  const changed = (round: PublishedRound): PublishedRound => {
    const { release } = round;
    if (found !== null || release?.release.outcome !== "released") {
      return { ...round, release: null };
    }
    found = round.id;
    const { audience, planHash } = release.release;
    const content =
      outcome === "released"
        ? { ...release.release, n: receipts.length }
        : { outcome, audience, planHash };
    const chained = { ...release, issued: 60, receiptsHash: hashOf(list), ...change };
    return { ...round, admission: "invited", release: { ...chained, release: content } };
  };
  const bundle = publishedWorld();
  const waves = bundle.waves.map((wave) => ({ ...wave, rounds: wave.rounds.map(changed) }));
  if (found === null) throw new Error("nothing is released");
  return { bundle: { ...bundle, waves }, round: found };
};

describe("the number of answers", () => {
  test.each([
    ["as many as invitations that were used", 60, 1],
    ["fewer", 61, 1],
    ["more: somebody has put answers in", 59, 0],
    ["and nobody says how many were used", null, 0],
  ])("%s", (_what, issued, holds) => {
    expect(verifyCounts(worldWith({ issued }).bundle)).toMatchObject({ holds, total: 1 });
  });

  test.each([
    ["neither is published where there are too few answers", null, null, 1],
    ["the number of used invitations is", 3, null, 0],
    ["the receipts are", null, hashOf(list), 0],
  ])("%s", (_what, issued, receiptsHash, holds) => {
    const { bundle } = worldWith({ issued, receiptsHash }, "too_few_answers");
    expect(verifyCounts(bundle)).toMatchObject({ holds, total: 1 });
  });
});

describe("the list of receipts", () => {
  const { bundle, round } = worldWith({});
  const page = (lines: readonly string[], of = round): string => `# ${of}\n${lines.join("\n")}\n`;
  const check = (text: string) => verifyReceipts(bundle, readReceiptLists(text));

  test("holds as the page gives it, and as another system saves it", () => {
    expect(check(page(receipts))).toMatchObject({ holds: 1, total: 1 });
    expect(check(page(receipts).replaceAll("\n", "\r\n"))).toMatchObject({ holds: 1, total: 1 });
  });

  test.each([
    ["one is missing", receipts.slice(1)],
    ["one is added", [...receipts, "R9"]],
    ["one is another", [...receipts.slice(1), "R9"]],
    ["one is there twice", [...receipts.slice(1), receipts.at(-1) ?? ""]],
    ["there are none", []],
  ])("does not hold when %s", (_what, lines) => {
    expect(check(page(lines))).toMatchObject({ holds: 0, total: 1 });
  });

  test("of another survey is not counted", () => {
    expect(check(page(receipts, "elsewhere"))).toMatchObject({ holds: 0, total: 0 });
  });
});
