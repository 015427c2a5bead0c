import { beforeAll, describe, expect, test } from "vitest";
import { evaluatePilot } from "#domain/evaluation/evaluate-pilot.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { registerFacts } from "#domain/meeting/register-facts.ts";
import { minorities } from "#domain/shared/minorities.ts";
import { proposeStructure } from "#domain/structure/propose-structure.ts";
import { translator } from "#server/i18n/translator.ts";
import {
  pilotCharter,
  pilotMeetings,
  policyFacts,
  publishedWorld,
} from "#tests/support/published-world.ts";
import { isUnwritten } from "./document.ts";
import { draftPolicy, type PolicyInput } from "./draft-policy.ts";
import { type ResolvedDocument, resolveDocument } from "./resolve-document.ts";

const bundle = publishedWorld();

const input = (language: LanguageCode = "sv"): PolicyInput => ({
  language,
  bundle,
  structure: proposeStructure(bundle),
  evaluation: evaluatePilot(bundle, registerFacts(pilotMeetings)),
  meetings: pilotMeetings,
  charter: pilotCharter,
  properties: policyFacts,
});

const inWords = async (from: PolicyInput): Promise<ResolvedDocument> =>
  resolveDocument(await translator(from.language), draftPolicy(from));

const textOf = (resolved: ResolvedDocument, sectionId: string): string =>
  JSON.stringify(resolved.sections.find(({ id }) => id === sectionId)?.blocks ?? []);

describe("the draft", () => {
  let swedish: ResolvedDocument;
  beforeAll(async () => {
    swedish = await inWords(input());
  });

  test("has every section of a Swedish policy proposal, in order, and its annexes after it", () => {
    expect(swedish.sections.map(({ id }) => id)).toEqual([
      ...["head", "decision", "summary", "background", "participation", "needs", "internal"],
      ...["pilot", "structure", "lists", "considerations", "economy", "children", "equality"],
      ...["privacy", "other", "followUp", "preparation", "documents", "sentTo"],
      ...["annexStructure", "annexNeeds", "annexInternal", "annexEvaluation", "annexMethod"],
    ]);
  });

  test("has a summary of at most 150 words, with the disagreement and the cost in it", () => {
    const blocks = swedish.sections.find(({ id }) => id === "summary")?.blocks ?? [];
    const text = blocks
      .map((block) => (block.kind === "paragraph" ? block.words.text : ""))
      .join(" ");
    expect(text.split(/\s+/).length).toBeLessThanOrEqual(150);
    expect(text).toContain("svarar olika om");
    expect(text).toContain("kostar");
  });

  test("says everything in Swedish and in English: no key without words, no value left out", async () => {
    for (const resolved of [swedish, await inWords(input("en"))]) {
      const text = JSON.stringify(resolved);
      expect(text).not.toMatch(/\b(policy|structure|evaluation|results|common):[a-z]/i);
      expect(text).not.toContain("{{");
      expect(text).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  test("never gives a number for a minority with too few answers", () => {
    const answers = swedish.sections
      .find(({ id }) => id === "participation")
      ?.blocks.find((block) => block.kind === "table" && block.id === "answers");
    const row =
      answers?.kind === "table"
        ? answers.rows.find(([heading]) => heading?.[0]?.text === "Tornedalingar")
        : undefined;
    expect(row?.map((cell) => cell[0]?.text)).toEqual([
      "Tornedalingar",
      "för få svar",
      "1",
      "0",
      "0",
    ]);
  });

  test("names the minority whose answers cannot be shown as one to ask, never as one that agrees", () => {
    expect(textOf(swedish, "participation")).toContain(
      "För tornedalingar är de enskilda svaren för få",
    );
  });

  test("shows a person's change beside the computed proposal, with the reason", () => {
    const structure = textOf(swedish, "structure");
    expect(structure).toContain(
      "Ändrat till: Två och en halv timme med paus (organisatör, 2026-04-14)",
    );
    expect(structure).toContain("Skäl: Tolkning tar tid");
  });

  test("leaves what only people can say as a visible gap", () => {
    const waiting = draftPolicy(input()).sections.filter(isUnwritten);
    expect(waiting.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["economy", "children", "considerations", "privacy"]),
    );
    expect(textOf(swedish, "head")).toContain("[handläggare fylls i]");
  });

  test("prints the hash of every plan and every release", () => {
    const method = textOf(swedish, "annexMethod");
    const rounds = bundle.waves.flatMap((wave) => wave.rounds).filter(({ plan }) => plan !== null);
    expect(rounds.length).toBeGreaterThan(minorities.length);
    for (const { planHash, release } of rounds) {
      expect(method).toContain(planHash);
      expect(method).toContain(release?.hash);
    }
  });

  test("is the same for the same input", () => {
    expect(draftPolicy(input())).toEqual(draftPolicy(input()));
  });
});

describe("before everything has been published", () => {
  test("a process with nothing published still gets a draft that says so", async () => {
    const empty = { ...bundle, waves: [], overrides: [] };
    const resolved = await inWords({
      ...input(),
      bundle: empty,
      structure: proposeStructure(empty),
      evaluation: null,
      meetings: [],
    });
    expect(textOf(resolved, "needs")).toContain("inte avslutad än");
    expect(textOf(resolved, "pilot")).toContain("Piloten har inte utvärderats än.");
    expect(textOf(resolved, "decision")).toContain("antar överenskommelse");
  });
});
