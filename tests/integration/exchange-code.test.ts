import { constants, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RoundId, WaveId } from "#domain/shared/ids.ts";
import { databases } from "#tests/support/databases.ts";
import {
  closing,
  must,
  opening,
  openSurveyWorld,
  organiser,
  type SurveyWorld,
} from "#tests/support/survey-world.ts";
import { blindInNode } from "../../prisma/seed/blind.ts";

const newNonce = (): string => randomBytes(16).toString("hex");
const asAssociation = {
  answer_as: "organisation",
  publication_consent: "yes",
  collective_name: "F",
};

describe.each(await databases())("an invitation's code on $name", ({ open }) => {
  let world: SurveyWorld;
  let op: SurveyWorld["operations"];
  let wave: WaveId;
  let slug: string;
  let round: RoundId;
  let codes: readonly string[];
  let ids: readonly string[];
  let keys: ReadonlyMap<string, string>;
  let next = 0;
  beforeAll(async () => {
    world = await openSurveyWorld(open);
    op = world.operations;
    await world.startProcess();
    wave = await world.openInvitedWave(await world.shortDraft());
    round = await world.roundOf(wave);
    ({ codes, ids } = await world.inviteByCards(round, 40));
    const { rounds, slug: address } = (await world.follow(wave)).wave;
    slug = address;
    const sealed = rounds.filter(({ issuing }) => issuing !== null);
    keys = new Map(sealed.map(({ audience, issuing }) => [audience, issuing?.publicKey ?? ""]));
  });
  afterAll(() => world.database.close());

  const card = () => {
    next += 1;
    return { code: codes[next] ?? "", id: ids[next] ?? "" };
  };
  const blind = (nonce = newNonce(), audience = "roma") => ({
    nonce,
    ...blindInNode(keys.get(audience) ?? "", nonce),
  });
  const exchange = (code: string, blinded: string, audience = "roma") =>
    op.issueSignature({ slug, audience, code, blinded });
  const send = (
    nonce: string,
    admission: { readonly signature?: string; readonly code?: string } = {},
    gates: Readonly<Record<string, string>> = {},
    to = slug,
  ) =>
    op.submitAnswers({
      ...{ slug: to, ...admission, nonce },
      gates: { consent: "yes", answer_as: "individual", minority: "roma", ...gates },
      answers: { place: "town" },
    });
  const bought = async () => {
    const { nonce, blinded, unblind } = blind();
    const signature = unblind(must(await exchange(card().code, blinded)).signature);
    return { nonce, signature };
  };

  test("buys one signature, and that sends one answer however often it is sent", async () => {
    const paid = await bought();
    const { receipt } = must(await send(paid.nonce, paid));
    expect(must(await send(paid.nonce, paid))).toEqual({ receipt });
    expect(await send(newNonce(), paid)).toMatchObject({ problem: { code: "signature_invalid" } });
  });

  test("an office that exchanges its key afterwards lets nobody in: the urn keeps the one it was given", async () => {
    const forged = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const own = forged.publicKey.export({ format: "der", type: "spki" }).toString("base64");
    const { issuingKey } = world.database.db;
    const before = await issuingKey.findUniqueOrThrow({ where: { roundId: round } });
    const put = (publicKey: string) =>
      issuingKey.update({ where: { roundId: round }, data: { publicKey } });
    const nonce = newNonce();
    const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
    const signature = sign("sha384", Buffer.from(nonce), { key: forged.privateKey, ...padding });
    await put(own);
    const outcome = await world.withOther((other) =>
      other.submitAnswers({
        ...{ slug, nonce, signature: signature.toString("base64url"), answers: {} },
        gates: { consent: "yes", answer_as: "individual", minority: "roma" },
      }),
    );
    await put(before.publicKey);
    expect(outcome).toMatchObject({ problem: { code: "signature_invalid" } });
  });

  test("opens however it is written", async () => {
    const { code } = card();
    const typed = ` ${code.toLowerCase().match(/.{4}/g)?.join(" - ")} `;
    expect(await exchange(typed, blind().blinded)).toMatchObject({ ok: true });
  });

  test("of many requests at the same moment exactly one is answered, and again with the same", async () => {
    const { code } = card();
    const blindings = Array.from({ length: 12 }, () => blind());
    const outcomes = await Promise.all(blindings.map(({ blinded }) => exchange(code, blinded)));
    const winner = outcomes.findIndex(({ ok }) => ok);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter((each) => !each.ok && each.problem.code === "code_used")).toHaveLength(
      11,
    );
    const again = await exchange(code, blindings[winner]?.blinded ?? "");
    expect(again).toEqual(outcomes[winner]);
  });

  test("is also only good once for two servers", async () => {
    await world.withOther(async (other) => {
      const { code } = card();
      const asked = { slug, audience: "roma", code };
      const both = await Promise.all([
        op.issueSignature({ ...asked, blinded: blind().blinded }),
        other.issueSignature({ ...asked, blinded: blind().blinded }),
      ]);
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    });
  });

  test("for another group is refused and not used up", async () => {
    const { code } = card();
    const other = blind(newNonce(), "sami");
    expect(await exchange(code, other.blinded, "sami")).toMatchObject({
      problem: { code: "code_for_other_round" },
    });
    expect(await exchange(code, blind().blinded)).toMatchObject({ ok: true });
  });

  test("a signature of one round opens no other", async () => {
    const { nonce, signature } = await bought();
    expect(await send(nonce, { signature }, { minority: "sami" })).toMatchObject({
      problem: { code: "signature_invalid" },
    });
  });

  test.each([
    ["code_missing", ""],
    ["code_length", "2345"],
    ["code_slip", "2345-6789-ABCD-EFGH"],
    ["code_unknown", "2222-2222-2222-2222"],
  ])("%s: %j", async (code, typed) => {
    expect(await exchange(typed, blind().blinded)).toMatchObject({ problem: { code } });
  });

  test("that nobody has is answered slowly, one after the other; a right one does not wait", async () => {
    const start = performance.now();
    const guesses = Promise.all(
      Array.from({ length: 5 }, () => exchange("2222-2222-2222-2222", blind().blinded)),
    );
    expect(await exchange(card().code, blind().blinded)).toMatchObject({ ok: true });
    await guesses;
    // Five times a quarter of a second; a slow machine makes it longer and never shorter.
    expect(performance.now() - start).toBeGreaterThan(1_200);
  });

  test("nothing is signed that is no number below the modulus, and nothing used up", async () => {
    const { code } = card();
    for (const blinded of ["", "x", Buffer.alloc(256, 255).toString("base64url")]) {
      expect(await exchange(code, blinded)).toMatchObject({ problem: { code: "blinded_invalid" } });
    }
    expect(await exchange(code, blind().blinded)).toMatchObject({ ok: true });
  });

  test("that is withdrawn opens nothing; what was begun before goes on", async () => {
    const { code, id } = card();
    must(await op.withdrawInvitation(organiser, id));
    expect(await exchange(code, blind().blinded)).toMatchObject({
      problem: { code: "code_withdrawn" },
    });
    const begun = card();
    const { blinded } = blind();
    must(await exchange(begun.code, blinded));
    must(await op.withdrawInvitation(organiser, begun.id));
    expect(await exchange(begun.code, blinded)).toMatchObject({ ok: true });
  });

  test("an own answer without a signature, or with a made-up one, is refused", async () => {
    for (const signature of [undefined, "A".repeat(342), "x"]) {
      const outcome = await send(newNonce(), signature === undefined ? {} : { signature });
      const code = signature === undefined ? "round_not_open_for_this" : "signature_invalid";
      expect(outcome).toMatchObject({ problem: { code } });
    }
  });

  test("an answer given together needs none", async () => {
    expect(await send(newNonce(), {}, asAssociation)).toMatchObject({ ok: true });
  });

  test("one nonce in two rounds is two answers, with receipts that do not tell of each other", async () => {
    const nonce = newNonce();
    const paidFor = async (audience: string, code: string) => {
      const { blinded, unblind } = blind(nonce, audience);
      return unblind(must(await exchange(code, blinded, audience)).signature);
    };
    const own = must(await send(nonce, { signature: await paidFor("roma", card().code) }));
    const statement = must(await send(nonce, {}, asAssociation));
    const cards = await world.inviteByCards(await world.roundOf(wave, "sami"), 1);
    const signature = await paidFor("sami", cards.codes[0] ?? "");
    const other = must(await send(nonce, { signature }, { minority: "sami" }));
    const receipts = [own.receipt, statement.receipt, other.receipt];
    expect(new Set(receipts).size).toBe(3);
    const { db, urn } = world.database;
    expect(await urn.ballot.count({ where: { receipt: { in: receipts } } })).toBe(2);
    expect(await db.statement.count({ where: { id: { in: receipts } } })).toBe(1);
    expect(await op.withdrawAnswer({ slug, receipt: other.receipt })).toMatchObject({ ok: true });
    expect(await urn.ballot.count({ where: { receipt: own.receipt } })).toBe(1);
  });

  test("is exchanged by the server only where the plan says so, and then as safely", async () => {
    const { code } = card();
    expect(await send(newNonce(), { code })).toMatchObject({
      problem: { code: "round_not_open_for_this" },
    });
    const other = await world.openInvitedWave(await world.shortDraft(), true);
    const cards = await world.inviteByCards(await world.roundOf(other), 1);
    const address = (await world.follow(other)).wave.slug;
    const [own = ""] = cards.codes;
    const nonce = newNonce();
    const sent = await send(nonce, { code: own }, {}, address);
    expect(sent).toMatchObject({ ok: true });
    expect(await send(nonce, { code: own }, {}, address)).toEqual(sent);
    expect(await send(newNonce(), { code: own }, {}, address)).toMatchObject({
      problem: { code: "code_used" },
    });
  });

  test("what the office keeps is a mark: no time, no value, no answer", async () => {
    const { code, id } = card();
    const { blinded } = blind();
    must(await exchange(code, blinded));
    const row = await world.database.db.invitation.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(row)).not.toContain(blinded.slice(0, 20));
    expect(Object.values(row).filter((value: unknown) => value instanceof Date)).toEqual([]);
    expect(row.issued).toBe(true);
  });

  test("an answer is taken back with its receipt, once and for all", async () => {
    const paid = await bought();
    const { receipt } = must(await send(paid.nonce, paid));
    const grouped =
      receipt
        .toLowerCase()
        .match(/.{1,4}/g)
        ?.join("-") ?? "";
    expect(await op.withdrawAnswer({ slug, receipt: grouped })).toEqual({ ok: true, value: null });
    expect(await op.withdrawAnswer({ slug, receipt })).toEqual({ ok: true, value: null });
    expect(await world.database.urn.ballot.count({ where: { receipt } })).toBe(0);
    expect(await send(paid.nonce, paid)).toMatchObject({ problem: { code: "answer_withdrawn" } });
  });

  test.each([
    ["receipt_invalid", "123"],
    ["receipt_unknown", "0".repeat(26)],
  ])("%s for the receipt %j", async (code, receipt) => {
    expect(await op.withdrawAnswer({ slug, receipt })).toMatchObject({ problem: { code } });
  });

  test("nothing of it is possible in another survey or after closing", async () => {
    const paid = await bought();
    const { receipt } = must(await send(paid.nonce, paid));
    const late = await bought();
    const together = newNonce();
    const statement = must(await send(together, {}, asAssociation)).receipt;
    const other = await world.openInvitedWave(await world.shortDraft());
    const address = (await world.follow(other)).wave.slug;
    expect(await op.withdrawAnswer({ slug: address, receipt })).toMatchObject({
      problem: { code: "receipt_unknown" },
    });
    world.setClock(closing);
    expect(await op.withdrawAnswer({ slug, receipt })).toMatchObject({
      problem: { code: "withdrawal_too_late" },
    });
    // Whoever did not hear that their answer had arrived is not told that nothing is stored; nothing new comes in.
    expect(must(await send(paid.nonce, paid)).receipt).toBe(receipt);
    expect(must(await send(together, {}, asAssociation)).receipt).toBe(statement);
    expect(await send(late.nonce, late)).toMatchObject({ problem: { code: "survey_not_open" } });
    expect(await exchange(card().code, blind().blinded)).toMatchObject({
      problem: { code: "survey_not_open" },
    });
    await world.seal(wave);
    expect(must(await send(paid.nonce, paid)).receipt).toBe(receipt);
    expect(await world.database.urn.ballot.count({ where: { receipt } })).toBe(1);
    const key = await world.database.db.issuingKey.findUnique({ where: { roundId: round } });
    expect(key?.sealedPrivateKey).toBeNull();
    // Should somebody turn the clock back, there is no key to sign with.
    world.setClock(opening);
    expect(await exchange(card().code, blind().blinded)).toMatchObject({
      problem: { code: "survey_not_open" },
    });
    expect(await op.withdrawAnswer({ slug, receipt })).toMatchObject({
      problem: { code: "withdrawal_too_late" },
    });
  });
});
