import { spawnSync } from "node:child_process";
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { PublishedBundle, PublishedRound } from "#domain/disclosure/published-bundle.ts";
import { themeBlocks } from "#domain/disclosure/theme-release.ts";
import { evaluatePilot } from "#domain/evaluation/evaluate-pilot.ts";
import type { Phrase } from "#domain/language/phrase.ts";
import { renderPhrase } from "#domain/language/render-phrase.ts";
import { registerFacts } from "#domain/meeting/register-facts.ts";
import { canonicalJson } from "#domain/shared/canonical-json.ts";
import { proposeStructure } from "#domain/structure/propose-structure.ts";
import { pilotMeetings, publishedWorld } from "#tests/support/published-world.ts";
import { fileTexts } from "./file-texts.ts";
import { allHold, verifyBundle } from "./verify-bundle.ts";

const folder = mkdtempSync(join(tmpdir(), "recompute-"));
afterAll(() => rmSync(folder, { recursive: true }));

const sha256 = (value: unknown) => createHash("sha256").update(canonicalJson(value)).digest("hex");

const keys = generateKeyPairSync("ed25519");

/** The world with a real chain: every release hashed, linked and signed as sealing does. */
const signed = (bundle: PublishedBundle, { privateKey, publicKey } = keys): PublishedBundle => {
  let previousHash: string | null = null;
  let number = 0;
  return {
    ...bundle,
    publicKey: publicKey.export({ format: "der", type: "spki" }).toString("base64"),
    waves: bundle.waves.map((wave) => ({
      ...wave,
      rounds: wave.rounds.map((round) => {
        if (round.release === null) return round;
        number += 1;
        const { release, receiptsHash } = round.release;
        const content = { number, round: round.id, release, receiptsHash, previousHash };
        const hash = sha256(content);
        previousHash = hash;
        const signature = sign(null, Buffer.from(hash, "hex"), privateKey).toString("base64");
        return { ...round, release: { ...content, hash, signature } };
      }),
    })),
  };
};

const bundle = signed(publishedWorld());

/** The same with one theme of one question of the first released round. */
const withThemes = (): PublishedBundle => {
  let isDone = false;
  const themesIn = (round: PublishedRound): PublishedRound => {
    const { release, plan } = round;
    if (isDone || plan === null || release?.release.outcome !== "released") return round;
    isDone = true;
    const { n } = release.release;
    const question = "influence_result";
    const texts = Array.from({ length: 7 }, () => ["t1"]);
    const name = { sv: "Språket", en: "Language" };
    const content = {
      format: "samrad-themes-1" as const,
      round: round.id,
      releaseHash: release.hash,
      questions: [
        {
          question,
          themes: [{ code: "t1", name, description: {}, exclusive: false }],
          blocks: themeBlocks(plan, n, { question, themes: ["t1"], texts }),
          quotes: [],
        },
      ],
    };
    const hash = sha256(content);
    const signature = sign(null, Buffer.from(hash, "hex"), keys.privateKey).toString("base64");
    return { ...round, themes: { ...content, hash, signature } };
  };
  return {
    ...bundle,
    waves: bundle.waves.map((wave) => ({ ...wave, rounds: wave.rounds.map(themesIn) })),
  };
};

const run = (file: string, ...options: readonly string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", "scripts/recompute.ts", file, ...options], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: { PATH: process.env.PATH, NODE_ENV: "production" },
  });

const written = (name: string, content: unknown): string => {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
};

describe("from the file alone, without a database", () => {
  test("the same proposal comes out, and everything is checked", () => {
    const { status, stdout } = run(written("published.json", bundle), "--json");
    expect(status).toBe(0);
    const out = JSON.parse(stdout);
    expect(canonicalJson(out.proposal)).toBe(canonicalJson(proposeStructure(bundle)));
    expect(out.checks.releases.total).toBeGreaterThan(5);
    expect(out.checks.signatures).toEqual(out.checks.releases);
  });

  test("people read it in Swedish, or in English when they ask", () => {
    const file = written("published.json", bundle);
    const swedish = run(file).stdout;
    expect(swedish).toContain("8. Ordinarie möten");
    expect(swedish).toContain("Allt stämmer.");
    expect(swedish).not.toMatch(/{{|undefined|structure:/);
    expect(run(file, "--lang", "en").stdout).toContain("8. Ordinary meetings");
  });

  test("a changed figure is found out", () => {
    const changed = JSON.parse(JSON.stringify(bundle).replace('"count":', '"count":1'));
    const { status, stdout } = run(written("changed.json", changed));
    expect(status).toBe(1);
    expect(stdout).toContain("Något stämmer inte.");
  });

  test("what is not a published file is refused with a sentence", () => {
    for (const content of [{ format: "something" }, "text", null]) {
      const { status, stderr } = run(written("other.json", content));
      expect(status).toBe(2);
      expect(stderr).toContain("other.json är inte en publicerad fil");
    }
    expect(run(join(folder, "missing.json")).status).toBe(2);
  });
});

describe("each check finds its own forgery", () => {
  const forged = (change: (text: string) => string) =>
    verifyBundle(JSON.parse(change(JSON.stringify(bundle))));
  const firstRound = bundle.waves[0]?.rounds.find((round) => round.release !== null);
  const hash = firstRound?.release?.hash ?? "";

  test("an honest bundle passes", () => {
    expect(allHold(verifyBundle(bundle))).toBe(true);
  });

  test("a plan that was changed after it was locked", () => {
    const { plans } = forged((text) => text.replace('"k":5', '"k":2'));
    expect(plans.holds).toBe(plans.total - 1);
  });

  test("a questionnaire that asks something else", () => {
    const { questionnaires } = forged((text) =>
      text.replace('"required":true', '"required":false'),
    );
    expect(questionnaires.holds).toBe(questionnaires.total - 1);
  });

  test("a release signed with another key", () => {
    const other = signed(bundle, generateKeyPairSync("ed25519")).publicKey;
    const { signatures, releases } = verifyBundle({ ...bundle, publicKey: other });
    expect(signatures.holds).toBe(0);
    expect(releases.holds).toBe(releases.total);
    expect(verifyBundle({ ...bundle, publicKey: "not a key" }).signatures.holds).toBe(0);
  });

  test("a release moved to another round", () => {
    const moved = {
      ...bundle,
      waves: bundle.waves.map((wave) => ({
        ...wave,
        rounds: wave.rounds.map((round) =>
          round.id === firstRound?.id ? { ...round, id: "somewhere-else" } : round,
        ),
      })),
    };
    const { bound } = verifyBundle(moved);
    expect(bound.holds).toBe(bound.total - 1);
  });

  test("themes with another figure, of another release, or signed by nobody", () => {
    const themed = withThemes();
    expect(verifyBundle(themed).themes).toMatchObject({ holds: 1, total: 1 });
    const forgedThemes = (change: (text: string) => string) =>
      verifyBundle(JSON.parse(change(JSON.stringify(themed)))).themes.holds;
    const { themes } =
      themed.waves.flatMap(({ rounds }) => rounds).find((each) => each.themes) ?? {};
    const own = JSON.stringify(themes);
    for (const change of [
      (text: string) => text.replace('"count":7', '"count":8'),
      (text: string) => text.replace(/"releaseHash":"\w/, '"releaseHash":"x'),
      (text: string) => text.replace(/"signature":"./, '"signature":"*'),
      (text: string) => text.replace("Språket", "Vården"),
    ]) {
      expect(change(own)).not.toBe(own);
      expect(forgedThemes((text) => text.replace(own, change(own)))).toBe(0);
    }
  });

  test("a chain that was cut and joined", () => {
    const { chain } = forged((text) =>
      text.replace(`"previousHash":"${hash}"`, `"previousHash":"${"0".repeat(64)}"`),
    );
    expect(chain.holds).toBe(chain.total - 1);
  });
});

/** Every phrase anywhere inside a value. */
const phrasesIn = (value: unknown): readonly Phrase[] => {
  if (Array.isArray(value)) return value.flatMap(phrasesIn);
  if (typeof value !== "object" || value === null) return [];
  const own = "key" in value && typeof value.key === "string" ? [value as Phrase] : [];
  return [...own, ...Object.values(value).flatMap(phrasesIn)];
};

test.each(["sv", "en"] as const)(
  "every phrase of a proposal and an evaluation has its words in %s",
  (language) => {
    const translate = fileTexts(language);
    const evaluation = evaluatePilot(bundle, registerFacts(pilotMeetings));
    const phrases = phrasesIn([proposeStructure(bundle), evaluation]);
    expect(phrases.length).toBeGreaterThan(500);
    for (const phrase of phrases) {
      expect(renderPhrase(phrase, translate, language)).not.toMatch(/{{|undefined|\[object/);
    }
  },
);

test("no sentence names the kind of authority: the words suit regions and municipalities", () => {
  for (const area of ["structure", "evaluation", "process"]) {
    const text = readFileSync(`locales/sv/${area}.json`, "utf8");
    expect(text).not.toMatch(/region|kommun/i);
  }
});
