import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Recipient } from "#domain/invitation/recipient.ts";
import type { RoundId, WaveId } from "#domain/shared/ids.ts";
import { databases } from "#tests/support/databases.ts";
import {
  analyst,
  closing,
  must,
  opening,
  openSurveyWorld,
  organiser,
  type SurveyWorld,
  secondOrganiser,
  stranger,
} from "#tests/support/survey-world.ts";

const somebody = (name: string, language: Recipient["language"] = "sv"): Recipient => ({
  ...{ name, lines: ["Storgatan 1"], town: "123 45 Ort", email: `${name}@exempel.example` },
  language,
});

describe.each(await databases())("the invitation office on $name", ({ open }) => {
  let world: SurveyWorld;
  let op: SurveyWorld["operations"];
  let wave: WaveId;
  let round: RoundId;
  beforeAll(async () => {
    world = await openSurveyWorld(open);
    op = world.operations;
    await world.startProcess();
    wave = await world.openInvitedWave(await world.shortDraft());
    round = await world.roundOf(wave);
  });
  afterAll(() => world.database.close());

  const propose = async (recipients: readonly Recipient[], channel: "email" | "letter" = "email") =>
    must(
      await op.proposeInvitations(organiser, {
        ...{ roundId: round, label: "Medlemmar", channel, recipients },
      }),
    ).batchId;
  const minted = async (recipients: readonly Recipient[], channel?: "letter") => {
    const batchId = await propose(recipients, channel);
    must(await op.mintInvitations(secondOrganiser, batchId));
    return batchId;
  };
  const batchOf = async (id: string) =>
    must(await op.listInvitationBatches(organiser, wave)).find((batch) => batch.id === id);

  test("nothing exists before a second organiser has agreed to what the first has asked for", async () => {
    const id = await propose([somebody("Aino", "fi"), somebody("Bo")]);
    expect(await batchOf(id)).toMatchObject({
      ...{ label: "Medlemmar", channel: "email", size: 2, state: "proposed", isOwn: true },
      languages: { fi: 1, sv: 1 },
    });
    expect(await op.mintInvitations(organiser, id)).toMatchObject({
      problem: { code: "second_person_needed" },
    });
    expect(must(await op.listInvitations(organiser, id)).invitations).toEqual([]);
    expect(must(await op.readProposedRecipients(secondOrganiser, id))).toHaveLength(2);
    expect(await op.readInvitationCodes(organiser, id)).toMatchObject({
      problem: { code: "not_minted" },
    });
    expect(must(await op.mintInvitations(secondOrganiser, id))).toEqual({ minted: 2 });
    expect(await op.mintInvitations(secondOrganiser, id)).toMatchObject({
      problem: { code: "not_proposed" },
    });
    expect(await batchOf(id)).toMatchObject({
      state: "minted",
      languages: { fi: 1, sv: 1 },
      states: { unsent: 2, sent: 0, bounced: 0, withdrawn: 0 },
    });
  });

  test("two organisers who agree at the same moment make one batch", async () => {
    const id = await propose([somebody("Cilla")]);
    const both = await Promise.all([
      op.mintInvitations(secondOrganiser, id),
      op.mintInvitations(secondOrganiser, id),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(must(await op.listInvitations(organiser, id)).invitations).toHaveLength(1);
  });

  test("the database holds neither a code nor a name that can be read", async () => {
    const id = await minted([somebody("Desideria")]);
    const [sent] = must(await op.readInvitationCodes(organiser, id));
    const rows = JSON.stringify([
      await world.database.db.invitation.findMany(),
      await world.database.db.invitationBatch.findMany(),
      await world.database.db.jointDecision.findMany(),
    ]);
    expect(sent?.recipient?.name).toBe("Desideria");
    expect(rows).not.toContain("Desideria");
    expect(rows).not.toContain(sent?.code);
  });

  test("a refused list is gone", async () => {
    const id = await propose([somebody("Erik")]);
    must(await op.refuseInvitations(secondOrganiser, id, "Fel lista"));
    expect(await batchOf(id)).toMatchObject({ state: "refused", languages: {} });
    expect(await op.mintInvitations(secondOrganiser, id)).toMatchObject({ ok: false });
    const row = await world.database.db.invitationBatch.findUniqueOrThrow({ where: { id } });
    expect(row.recipients).toBeNull();
    const decision = await world.database.db.jointDecision.findFirst({ where: { subject: id } });
    expect(decision).toMatchObject({ state: "refused", reason: "Fel lista" });
  });

  test.each([
    ["nobody", "size_invalid", { recipients: [] }],
    ["no name for the batch", "label_invalid", { label: " \n" }],
  ] as const)("a proposal with %s is refused", async (_what, code, change) => {
    const proposal = { roundId: round, label: "X", channel: "letter", recipients: [] } as const;
    const people = { ...proposal, recipients: [somebody("F")], ...change };
    expect(await op.proposeInvitations(organiser, people)).toMatchObject({ problem: { code } });
  });

  test("an open wave, a closed wave, an analyst and a stranger get no invitations", async () => {
    const openWave = await world.openWave(await world.shortDraft());
    const cards = { label: "K", channel: "card", size: 1, language: "sv" } as const;
    const openRound = await world.roundOf(openWave);
    expect(await op.proposeInvitations(organiser, { ...cards, roundId: openRound })).toMatchObject({
      problem: { code: "not_invited" },
    });
    const asked = { ...cards, roundId: round };
    const waiting = await propose([somebody("Sen")]);
    expect(await op.proposeInvitations(analyst, asked)).toMatchObject({
      problem: { code: "forbidden" },
    });
    expect(await op.proposeInvitations(stranger, asked)).toMatchObject({
      problem: { code: "not_found" },
    });
    world.setClock(closing);
    expect(await op.proposeInvitations(organiser, asked)).toMatchObject({
      problem: { code: "wave_closed" },
    });
    // Agreeing, too, comes too late then.
    expect(await op.mintInvitations(secondOrganiser, waiting)).toMatchObject({
      problem: { code: "wave_closed" },
    });
    world.setClock(opening);
  });

  test("how they lie in the table tells nothing of the order of the list", async () => {
    const id = await minted(Array.from({ length: 12 }, (_, at) => somebody(`Person ${at}`)));
    const lying = await world.database.db.$queryRaw<{ id: string }[]>`
      SELECT "id" FROM "Invitation" WHERE "batchId" = ${id} ORDER BY ctid`;
    const ids = lying.map((row) => row.id);
    expect(ids).toHaveLength(12);
    expect(ids).toEqual(ids.toSorted((one, other) => (one < other ? -1 : 1)));
  });

  test("a change to one batch reaches no invitation of another", async () => {
    const [own, other] = [await minted([somebody("Tea")]), await minted([somebody("Ulla")])];
    const [theirs] = must(await op.listInvitations(organiser, other)).invitations;
    must(await op.markInvitationsSent(organiser, own, [theirs?.id ?? ""]));
    expect(await batchOf(other)).toMatchObject({ states: { unsent: 1, sent: 0 } });
  });

  test("what staff see does not change when an invitation is used", async () => {
    const id = await minted([somebody("Gun"), somebody("Hans")], "letter");
    const seen = async () => [
      await batchOf(id),
      await op.listInvitations(organiser, id),
      await op.readInvitationCodes(organiser, id),
    ];
    const before = await seen();
    const [first] = must(await op.listInvitations(organiser, id)).invitations;
    await world.database.db.invitation.update({
      where: { id: first?.id ?? "" },
      data: { issued: true, blindedHash: "x" },
    });
    expect(await seen()).toEqual(before);
    expect(await op.withdrawInvitation(organiser, first?.id ?? "")).toEqual({
      ok: true,
      value: null,
    });
    expect(await batchOf(id)).toMatchObject({ states: { unsent: 1, withdrawn: 1 } });
  });

  test("what is withdrawn no longer says whom it was for, and that person can be invited anew", async () => {
    const id = await minted([somebody("Pia"), somebody("Rut"), somebody("Siv")], "letter");
    const { db } = world.database;
    const listed = async () => must(await op.listInvitations(organiser, id)).invitations;
    const [first] = await listed();
    must(await op.withdrawInvitation(organiser, first?.id ?? ""));
    const rest = await listed();
    expect(rest.filter(({ recipient }) => recipient === null)).toMatchObject([
      { id: first?.id, state: "withdrawn" },
    ]);
    expect(rest.filter(({ recipient }) => recipient !== null)).toHaveLength(2);
    must(await op.withdrawInvitationBatch(organiser, id));
    const kept = { batchId: id, recipient: { not: null } };
    expect(await db.invitation.count({ where: kept })).toBe(0);
    expect(await db.invitationBatch.count({ where: { id, recipients: { not: null } } })).toBe(0);
    const anew = await minted([somebody("Pia")], "letter");
    expect(must(await op.listInvitations(organiser, anew)).invitations).toMatchObject([
      { recipient: { name: "Pia" }, state: "unsent" },
    ]);
  });

  test("codes are shown until they are sent, and then to nobody", async () => {
    const id = await minted([somebody("Ida"), somebody("Jan"), somebody("Kim")]);
    const codes = must(await op.readInvitationCodes(organiser, id));
    expect(codes.map(({ number }) => number)).toEqual([1, 2, 3]);
    must(await op.markInvitationsSent(organiser, id, [codes[0]?.id ?? ""]));
    expect(must(await op.readInvitationCodes(organiser, id))).toEqual(codes.slice(1));
    must(await op.markInvitationBounced(organiser, codes[1]?.id ?? ""));
    must(await op.markInvitationsSent(organiser, id, "all"));
    expect(must(await op.readInvitationCodes(organiser, id))).toEqual([]);
    expect(await batchOf(id)).toMatchObject({ states: { sent: 2, bounced: 1 } });
    must(await op.withdrawInvitationBatch(organiser, id));
    expect(await batchOf(id)).toMatchObject({ states: { withdrawn: 3 } });
  });

  test("reminders go to the unused ones that were sent, at most twice, and tell nobody", async () => {
    const people = ["Lo", "Mio", "Nils", "Ola"].map((name) => somebody(name));
    const id = await minted(people);
    const codes = must(await op.readInvitationCodes(organiser, id));
    const idOf = (name: string): string =>
      codes.find(({ recipient }) => recipient?.name === name)?.id ?? "";
    must(await op.markInvitationsSent(organiser, id, ["Lo", "Mio", "Nils"].map(idOf)));
    const used = { where: { id: idOf("Mio") }, data: { issued: true } };
    await world.database.db.invitation.update(used);
    must(await op.markInvitationBounced(organiser, idOf("Nils")));

    const reminded: string[] = [];
    const deliver = async ({ recipient }: { readonly recipient: Recipient | null }) => {
      reminded.push(recipient?.name ?? "");
      return "bounced" as const;
    };
    const failing = op.remindUnused(organiser, wave, () => Promise.reject(new Error("no mail")));
    await expect(failing).rejects.toThrow("no mail");
    const before = must(await op.listInvitations(organiser, id));
    for (let run = 0; run < 3; run++) {
      expect(await op.remindUnused(organiser, wave, deliver)).toEqual({ ok: true, value: null });
    }
    expect(reminded).toEqual(["Lo", "Lo"]);
    // A bounce here would tell that this one had not been used.
    expect(must(await op.listInvitations(organiser, id))).toEqual(before);
  });

  test("nobody is reminded of another survey, by a letter, or of one that has closed", async () => {
    const [here, there] = [wave, round];
    wave = await world.openInvitedWave(await world.shortDraft());
    round = await world.roundOf(wave);
    for (const channel of [undefined, "letter"] as const) {
      const id = await minted([somebody(channel ?? "mail")], channel);
      must(await op.markInvitationsSent(organiser, id, "all"));
    }
    const reminded: string[] = [];
    const remind = (which: WaveId) =>
      op.remindUnused(organiser, which, async ({ recipient }) => {
        reminded.push(recipient?.name ?? "");
        return "sent";
      });
    must(await remind(here));
    expect(reminded).toEqual([]);
    world.setClock(closing);
    expect(await remind(wave)).toMatchObject({ problem: { code: "wave_not_open" } });
    expect(reminded).toEqual([]);
    world.setClock(opening);
    must(await remind(wave));
    expect(reminded).toEqual(["mail"]);
    [wave, round] = [here, there];
  });

  test("the log tells of batches by their ids: no name that staff gave them, no person, no code", async () => {
    const id = await minted([somebody("Yngve")]);
    const codes = must(await op.readInvitationCodes(organiser, id));
    const entries = await world.database.db.auditEntry.findMany();
    expect(entries.some(({ subject }) => subject === id)).toBe(true);
    const log = JSON.stringify(entries);
    for (const secret of ["Medlemmar", "Yngve", "exempel.example", codes[0]?.code ?? "no code"]) {
      expect(log).not.toContain(secret);
    }
  });
});
