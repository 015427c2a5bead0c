import { createHash, createPublicKey, verify } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/process/actor.ts";
import { canonicalJson } from "#domain/shared/canonical-json.ts";
import type { RoundId } from "#domain/shared/ids.ts";
import { newId } from "#server/operations/index.ts";
import { wireStaff } from "#server/operations/staff-wiring.ts";
import { databases } from "#tests/support/databases.ts";
import {
  byWord,
  coder,
  type FreeTextWorld,
  openFreeTextWorld,
  secondCoder,
  sixty,
  thirdCoder,
} from "#tests/support/free-text-world.ts";
import {
  analyst,
  must,
  organiser,
  region,
  secondOrganiser,
  stranger,
} from "#tests/support/survey-world.ts";

describe.each(await databases())("free texts, on $name", ({ open }) => {
  let world: FreeTextWorld;
  beforeAll(async () => {
    world = await openFreeTextWorld(open);
  });
  afterAll(() => world.database.close());
  const op = () => world.operations;
  const at = (round: RoundId, question = "result") => ({ round, question });

  describe("the taking out at sealing", () => {
    test("each text stands for itself, in the order of random ids, with its sender's own yes", async () => {
      const round = await world.released(sixty());
      const texts = await world.database.db.freeText.findMany({ where: { roundId: round } });
      const inTable = await world.database.db.$queryRaw<{ id: string }[]>`
        SELECT "id" FROM "FreeText" WHERE "roundId" = ${round} ORDER BY "ctid"`;
      const of = (question: string) => texts.filter((text) => text.question === question);
      expect(of("result")).toHaveLength(30);
      expect(of("wish")).toHaveLength(12);
      expect(of("why")).toHaveLength(15);
      expect(of("topics-Comment")).toHaveLength(10);
      expect(texts).toHaveLength(67);
      expect(texts.every(({ mayQuote }) => mayQuote)).toBe(true);
      expect(Object.keys(texts[0] ?? {}).toSorted()).toEqual(
        ["id", "mayQuote", "question", "roundId", "text"].toSorted(),
      );
      const ids = inTable.map(({ id }) => id);
      const sorted = ids.toSorted((one, other) => (one < other ? -1 : 1));
      expect(ids).toEqual(sorted);
    });

    test("no text leaves the urn of a round with too few answers", async () => {
      const wave = await world.answered(sixty().slice(0, 12));
      await world.seal(wave);
      const round = await world.romaOf(wave);
      expect(await world.database.db.freeText.count({ where: { roundId: round } })).toBe(0);
      expect(await op().readText(coder, at(round), null)).toMatchObject({
        problem: { code: "round_not_released" },
      });
    });

    test("sealed again, or by two at once, nothing is taken out twice", async () => {
      const wave = await world.answered(sixty());
      must(await op().sealWave(organiser, wave));
      await world.withOther((other) =>
        Promise.all([op(), other].map((each) => each.sealWave(secondOrganiser, wave))),
      );
      must(await op().sealWave(secondOrganiser, wave));
      const round = await world.romaOf(wave);
      expect(await world.database.db.freeText.count({ where: { roundId: round } })).toBe(67);
    });

    test("before the sealing there is nothing to read", async () => {
      const wave = await world.answered(sixty());
      expect(await op().readText(coder, at(await world.romaOf(wave)), null)).toMatchObject({
        problem: { code: "round_not_released" },
      });
    });
  });

  describe("reading", () => {
    test("a coder sees one text, and nothing else that its sender answered", async () => {
      const round = await world.released(sixty());
      await world.book(round);
      const seen: string[] = [];
      for (let place = 0; place < 30; place += 1) {
        const one = must(await op().readText(coder, at(round), place));
        const told = JSON.stringify(one);
        expect(told.match(/Text \d+ om/g)).toHaveLength(1);
        expect(told).not.toMatch(/Wish|Because|Beside|town|village|receipt/);
        // How many there are is told by no page; only the last one says that it is.
        expect(told).not.toMatch(/\b30\b/);
        seen.push(one.text);
      }
      expect(new Set(seen).size).toBe(30);
      const other = must(await op().readText(secondCoder, at(round), 0));
      const theirs = await Promise.all(
        [0, 1, 2, 3, 4].map(async (place) =>
          must(await op().readText(secondCoder, at(round), place)),
        ),
      );
      expect(theirs.map(({ text }) => text)).not.toEqual(seen.slice(0, 5));
      expect(other.overview).not.toHaveProperty("texts");
    });

    test("the list of questions says how far each has come and never how many texts it has", async () => {
      const round = await world.released(sixty());
      const listed = must(await op().listTextWork(coder, region));
      const own = listed.find(({ roundId }) => roundId === round);
      expect(
        own?.questions.map(({ question, isPublishable }) => [question, isPublishable]),
      ).toEqual([
        ["result", true],
        ["wish", true],
        ["why", false],
        ["topics-Comment", false],
      ]);
      expect(JSON.stringify(own)).not.toMatch(/Text|Wish|\b(67|30|12|15|10)\b/);
    });

    test.each([
      ["an analyst", analyst, "forbidden"],
      ["somebody from another authority", stranger, "not_found"],
    ] as const)("is not for %s", async (_who, actor, code) => {
      const round = await world.released(sixty());
      for (const outcome of [
        await op().listTextWork(actor, region),
        await op().readText(actor, at(round), 0),
        await op().readRedactions(actor, at(round)),
        await op().publishThemes(actor, round, []),
      ]) {
        expect(outcome).toMatchObject({ problem: { code } });
      }
      // Publishing is the organisers'.
      expect(await op().previewThemes(coder, round)).toMatchObject({
        problem: { code: "forbidden" },
      });
    });
  });

  describe("coding and settling", () => {
    test("the book is locked before anybody codes, and then stays as it is", async () => {
      const round = await world.released(sixty());
      const { id } = must(await op().readText(coder, at(round), 0));
      const coded = { text: id, themes: ["t1"] };
      expect(await op().codeText(coder, at(round), coded)).toMatchObject({
        problem: { code: "book_not_locked" },
      });
      await world.book(round);
      expect(await op().saveCodeBook(organiser, at(round), [])).toMatchObject({
        problem: { code: "book_locked" },
      });
      expect(await op().saveCodeBook(organiser, at(round, "why"), [])).toMatchObject({
        problem: { code: "question_not_counted" },
      });
    });

    test("two code without seeing each other; a third is one too many; then nothing they found changes", async () => {
      const round = await world.released(sixty());
      await world.book(round);
      await world.code(coder, round, byWord);
      const first = must(await op().readText(secondCoder, at(round), 0));
      expect(first.own).toBeNull();
      expect(first.overview).toMatchObject({ own: "none", agreement: null, stage: "coding" });
      // May still be mended while the other reads.
      must(await op().codeText(coder, at(round), { text: first.id, themes: ["t1", "t2"] }));
      must(await op().codeText(secondCoder, at(round), { text: first.id, themes: ["t3"] }));
      expect(
        await op().codeText(thirdCoder, at(round), { text: first.id, themes: ["t3"] }),
      ).toMatchObject({ problem: { code: "two_coders_already" } });
      await world.code(secondCoder, round, byWord);
      const overview = must(await op().readTextsOverview(coder, at(round)));
      expect(overview.stage).toBe("settling");
      expect(overview.agreement?.same).toBeCloseTo(29 / 30, 9);
      expect(overview.agreement?.themes).toHaveLength(3);
      expect(
        await op().codeText(coder, at(round), { text: first.id, themes: ["t3"] }),
      ).toMatchObject({ problem: { code: "coding_over" } });

      const difference = must(await op().readDifference(coder, at(round)));
      expect(difference).toMatchObject({
        id: first.id,
        readings: [["t1", "t2"], ["t3"]],
        proposed: null,
        decidesAlone: false,
      });
      const settle = (actor: Actor, themes: readonly string[]) =>
        op().settleText(actor, at(round), { text: first.id, themes });
      expect(must(await settle(coder, ["t1"])).final).toBe(false);
      expect(must(await settle(coder, ["t1"])).final).toBe(false);
      expect(await settle(thirdCoder, ["t1"])).toMatchObject({
        problem: { code: "not_a_coder_here" },
      });
      expect(must(await settle(secondCoder, ["t2"])).final).toBe(false);
      expect(must(await settle(coder, ["t2"])).final).toBe(true);
      expect(must(await op().readTextsOverview(coder, at(round))).stage).toBe("settled");
      expect(must(await op().readDifference(coder, at(round)))).toBeNull();
      const log = await world.database.db.auditEntry.findMany({
        where: { subject: round },
        orderBy: { number: "asc" },
      });
      // Nobody who reads the log can count the texts.
      expect(log.map(({ action }) => action)).toEqual([
        "saveCodeBook",
        "code_book_locked",
        "texts_coded",
        "texts_coded",
        "texts_settled",
      ]);
      expect(JSON.stringify(log)).not.toMatch(/Text \d|språk/);
    });

    test("an organiser who coded nothing decides alone", async () => {
      const round = await world.released(sixty());
      await world.book(round);
      await world.code(coder, round, byWord);
      await world.code(secondCoder, round, () => ["t3"]);
      let settled = 0;
      for (;;) {
        const difference = must(await op().readDifference(organiser, at(round)));
        if (difference === null) break;
        const decision = { text: difference.id, themes: byWord(difference.text) };
        must(await op().settleText(organiser, at(round), decision));
        settled += 1;
      }
      expect(settled).toBe(27);
      expect(must(await op().readTextsOverview(organiser, at(round))).stage).toBe("settled");
    });

    test("of fewer than ten texts no agreement is told: it would say how many there are", async () => {
      const round = await world.released(
        sixty().map((answers, index) => (index < 7 ? answers : { place: "town" })),
      );
      await world.settled(round);
      const overview = must(await op().readTextsOverview(coder, at(round)));
      expect(overview).toMatchObject({ stage: "settled", agreement: null });
    });
  });

  describe("quotes", () => {
    test("are approved by another than the one who wrote them, whatever their role", async () => {
      const round = await world.released(sixty());
      const { id } = must(await op().readText(organiser, at(round), 0));
      must(await op().proposeRedaction(organiser, at(round), { text: id, redacted: "Så här" }));
      const decide = (actor: Actor, redacted: string) =>
        op().decideRedaction(actor, at(round), { text: id, redacted, state: "approved" });
      expect(await decide(organiser, "Så här")).toMatchObject({
        problem: { code: "second_person_needed" },
      });
      expect(await decide(coder, "Något annat")).toMatchObject({
        problem: { code: "redaction_changed" },
      });
      must(await decide(coder, "Så här"));
      // Written anew by the one who approved, it needs yet another yes.
      must(await op().proposeRedaction(coder, at(round), { text: id, redacted: "Så" }));
      expect(await decide(coder, "Så")).toMatchObject({
        problem: { code: "second_person_needed" },
      });
      const { redactions } = must(await op().readRedactions(organiser, at(round)));
      expect(redactions).toMatchObject([{ id, state: "proposed", isOwn: false }]);
    });

    test("that the second person has refused are not published, whoever asks for them", async () => {
      const round = await world.released(sixty());
      await world.settled(round);
      const text = await world.approveQuote(round, "Text 20 om vård");
      const decision = { text, redacted: "Text 20 om vård", state: "refused" as const };
      must(await op().decideRedaction(organiser, at(round), decision));
      const preview = must(await op().previewThemes(organiser, round));
      expect(preview.questions).toMatchObject([{ question: "result", candidates: [] }]);
      expect(await op().publishThemes(organiser, round, [text])).toMatchObject({
        problem: { code: "quote_not_approved" },
      });
    });

    test("are never made of a text whose sender has not said yes, or that was written beside a box", async () => {
      const round = await world.released(sixty(false));
      const { id } = must(await op().readText(coder, at(round), 0));
      expect(
        await op().proposeRedaction(coder, at(round), { text: id, redacted: "x" }),
      ).toMatchObject({ problem: { code: "quote_not_allowed" } });
      const beside = must(await op().readText(coder, at(round, "topics-Comment"), 0));
      expect(
        await op().proposeRedaction(coder, at(round, "topics-Comment"), {
          text: beside.id,
          redacted: "x",
        }),
      ).toMatchObject({ problem: { code: "question_not_counted" } });
    });

    test("are refused from fewer than ten texts, and beyond what the figures leave room for", async () => {
      const few = sixty().map((answers, index) => (index < 9 ? answers : { place: "town" }));
      const small = await world.released(few);
      await world.settled(small);
      const only = await world.approveQuote(small, "Text 3 om språk");
      expect(await op().publishThemes(organiser, small, [only])).toMatchObject({
        problem: { code: "too_many_quotes", question: "result", most: 0 },
      });

      // Twelve about care, and k is 10 in a round with an open link: two may be quoted.
      const round = await world.released(sixty());
      await world.settled(round);
      const quotes: string[] = [];
      for (const text of ["Text 1 om språk", "Text 20 om vård", "Text 28 om annat"]) {
        quotes.push(await world.approveQuote(round, text));
      }
      expect(await op().publishThemes(organiser, round, quotes)).toMatchObject({
        problem: { code: "too_many_quotes", question: "result", most: 2 },
      });
      const preview = must(await op().previewThemes(organiser, round));
      expect(preview.questions).toMatchObject([{ question: "result", mostQuotes: 2 }]);
      expect(
        await op().publishThemes(organiser, round, [...quotes.slice(0, 1), "x"]),
      ).toMatchObject({ problem: { code: "quote_not_approved" } });
      expect(must(await op().publishThemes(organiser, round, quotes.slice(0, 2)))).toEqual({
        state: "asked",
      });
    });
  });

  describe("publishing", () => {
    const publish = async (round: RoundId, quotes: readonly string[] = []) => {
      must(await op().publishThemes(organiser, round, quotes));
      const outcome = must(await op().publishThemes(secondOrganiser, round, quotes));
      if (outcome.state === "asked") throw new Error("two have asked");
      return outcome.themes;
    };

    test("takes two organisers who have seen the same", async () => {
      const round = await world.released(sixty());
      await world.settled(round);
      const quote = await world.approveQuote(round, "Text 1 om språk");
      must(await op().publishThemes(organiser, round, [quote]));
      expect(await op().publishThemes(organiser, round, [quote])).toMatchObject({
        problem: { code: "second_person_needed" },
      });
      // Who codes texts decides nothing about them, and does not hear of it either.
      const { db } = world.database;
      const staff = wireStaff({ db, now: () => new Date(), newId, secret: "s".repeat(32) });
      const waiting = async (actor: Actor) => staff.listJointRequests(actor);
      const request = (await waiting(secondOrganiser)).find(({ subject }) => subject === round);
      expect(request?.action).toBe("publish_themes");
      expect(await waiting(coder)).toEqual([]);
      expect(await staff.refuseJointRequest(coder, request?.id ?? "", "Nej")).toMatchObject({
        problem: { code: "forbidden" },
      });
      // Something else is a request of its own.
      expect(must(await op().publishThemes(secondOrganiser, round, []))).toEqual({
        state: "asked",
      });
      expect(must(await op().previewThemes(organiser, round)).asked).toEqual({
        quotes: [],
        isOwn: false,
      });
      expect(must(await op().publishThemes(organiser, round, [])).state).toBe("published");
    });

    test("is signed, bound to the release, in total only, and happens once", async () => {
      const round = await world.released(sixty());
      await world.settled(round);
      const quote = await world.approveQuote(round, "Text 20 om vård");
      const themes = await publish(round, [quote]);
      const { hash, signature, ...content } = themes;
      expect(createHash("sha256").update(canonicalJson(content)).digest("hex")).toBe(hash);
      const bundle = must(await op().readBundle(organiser, world.process()));
      const key = createPublicKey({
        key: Buffer.from(bundle.publicKey, "base64"),
        format: "der",
        type: "spki",
      });
      expect(verify(null, Buffer.from(hash, "hex"), key, Buffer.from(signature, "base64"))).toBe(
        true,
      );
      const published = bundle.waves.flatMap(({ rounds }) => rounds).find(({ id }) => id === round);
      expect(published?.themes).toEqual(themes);
      expect(themes.releaseHash).toBe(published?.release?.hash);
      const [question] = themes.questions;
      expect(question?.quotes).toEqual(["Text 20 om vård"]);
      const figures = question?.blocks.map(({ block, levels }) => [
        block,
        levels.flatMap(({ level, groups }) =>
          groups.map(({ n, bins }) => [level, n, bins.map(({ count }) => count)]),
        ),
      ]);
      expect(figures).toEqual([
        ["result:t1", [[[], 60, [15, 45]]]],
        ["result:t2", [[[], 60, [12, 48]]]],
      ]);
      for (const actor of [organiser, secondOrganiser]) {
        expect(await op().publishThemes(actor, round, [])).toMatchObject({
          problem: { code: "already_published" },
        });
      }
      expect(await op().lockThemes(coder, at(round, "wish"))).toMatchObject({
        problem: { code: "book_locked" },
      });
      expect(
        await op().proposeRedaction(coder, at(round), { text: quote, redacted: "Nytt" }),
      ).toMatchObject({ problem: { code: "already_published" } });
      await expect(
        world.database.db.themeRelease.create({
          data: {
            roundId: round,
            document: "{}",
            releaseHash: "",
            hash: "",
            signature: "",
            createdAt: new Date(),
          },
        }),
      ).rejects.toThrow();

      // Taken back, the round's themes and quotes go with its figures.
      for (const actor of [organiser, secondOrganiser]) {
        must(await op().withdrawPublication(actor, round, "Fel fråga"));
      }
      const after = must(await op().readBundle(organiser, world.process()));
      expect(after.waves.flatMap(({ rounds }) => rounds).some((each) => "themes" in each)).toBe(
        false,
      );
      expect(JSON.stringify(after)).not.toContain("Text 20 om vård");
    });

    test("a theme with fewer than k on either side is not shown, and what is not settled is left out", async () => {
      const fewer = sixty().map((answers, index) =>
        index >= 15 && index < 18 ? { ...answers, result: "Text om annat" } : answers,
      );
      const round = await world.released(fewer);
      expect(await op().publishThemes(organiser, round, [])).toMatchObject({
        problem: { code: "nothing_settled" },
      });
      await world.settled(round);
      await world.book(round, "wish");
      await world.code(coder, round, () => ["t1"], "wish");
      await world.code(secondCoder, round, () => ["t2"], "wish");
      const open = must(await op().readDifference(organiser, at(round, "wish")));
      const themes = await publish(round);
      expect(
        await op().settleText(organiser, at(round, "wish"), {
          text: open?.id ?? "",
          themes: ["t1"],
        }),
      ).toMatchObject({ problem: { code: "nothing_to_settle" } });
      expect(themes.questions.map(({ question }) => question)).toEqual(["result"]);
      expect(themes.questions[0]?.blocks.map(({ levels }) => levels.length)).toEqual([1, 0]);
      expect(canonicalJson(themes)).not.toMatch(/"(count|n)":(9|30)\b/);
    });
  });
});
