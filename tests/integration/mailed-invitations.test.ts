import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { groupCode } from "#domain/invitation/code.ts";
import type { Recipient } from "#domain/invitation/recipient.ts";
import type { RoundId, WaveId } from "#domain/shared/ids.ts";
import type { Mailer } from "#server/mail/mailer.ts";
import { smtpMailer } from "#server/mail/smtp-mailer.ts";
import {
  dependenciesOf,
  newId,
  type Operations,
  wireOperations,
} from "#server/operations/index.ts";
import { databases } from "#tests/support/databases.ts";
import { type SmtpServer, startSmtpServer } from "#tests/support/smtp-server.ts";
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
  ...{ name, lines: [], town: "", email: `${name.toLowerCase()}@exempel.example`, language },
});

const origin = "https://samrad.example";

describe.each(await databases())("invitations by mail on $name", ({ open }) => {
  let world: SurveyWorld;
  let smtp: SmtpServer;
  let mailer: Mailer & { close: () => void };
  let op: Operations;
  let wave: WaveId;
  let round: RoundId;
  const printed: string[] = [];

  const withMailer = (
    each: Mailer,
    now = (): Date => new Date(opening.getTime() + 1_000),
  ): Operations =>
    wireOperations(
      dependenciesOf({
        db: world.database.db,
        urn: world.database.urn,
        now,
        newId,
        secret: "s".repeat(32),
        post: () => ({ mailer: each, origin }),
      }),
    );

  beforeAll(async () => {
    [world, smtp] = await Promise.all([openSurveyWorld(open), startSmtpServer()]);
    mailer = smtpMailer(smtp.url, { name: "Region", address: "samrad@exempel.example" });
    op = withMailer(mailer);
    await world.startProcess();
    wave = await world.openInvitedWave(await world.shortDraft());
    round = await world.roundOf(wave);
    for (const stream of [process.stdout, process.stderr]) {
      const write = stream.write.bind(stream);
      vi.spyOn(stream, "write").mockImplementation((chunk, ...rest) => {
        printed.push(String(chunk));
        return write(chunk, ...(rest as []));
      });
    }
  });
  afterEach(() => smtp.answer({}));
  afterAll(async () => {
    vi.restoreAllMocks();
    mailer.close();
    await smtp.close();
    await world.database.close();
    expect(printed.join("")).not.toMatch(/exempel\.example|#[2-9A-Y]{4}-/);
  });

  const minted = async (recipients: readonly Recipient[]): Promise<string> => {
    const proposal = { roundId: round, label: "Medlemmar", channel: "email", recipients } as const;
    const { batchId } = must(await op.proposeInvitations(organiser, proposal));
    must(await op.mintInvitations(secondOrganiser, batchId));
    return batchId;
  };
  const ended = async (batchId: string) => {
    for (let tries = 0; tries < 400; tries++) {
      const { mailing } = must(await op.readMailing(organiser, batchId));
      if (mailing.state !== "running") return mailing;
      await sleep(25);
    }
    throw new Error("the sending does not end");
  };
  const states = async (batchId: string) => {
    const { invitations } = must(await op.listInvitations(organiser, batchId));
    return Object.fromEntries(
      invitations.map(({ recipient, state }) => [recipient?.name ?? "", state]),
    );
  };
  const lettersTo = (name: string): readonly string[] =>
    smtp.received.filter(({ to }) => to.startsWith(name.toLowerCase())).map(({ raw }) => raw);
  const plain = (raw: string): string => {
    const joined = raw.replaceAll("=\r\n", "");
    return Buffer.from(
      joined.replace(/=([0-9A-F]{2})/g, (_all, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      ),
      "latin1",
    ).toString("utf8");
  };

  test("each gets a letter in their language; what bounces and what must wait is told apart", async () => {
    const id = await minted([
      somebody("Aino", "en"),
      somebody("Borta"),
      somebody("Senare"),
      somebody("Dan"),
    ]);
    const codes = must(await op.readInvitationCodes(organiser, id));
    smtp.answer({
      recipient: (address) => {
        if (address.startsWith("borta")) return "550 no such user";
        return address.startsWith("senare") ? "451 later" : null;
      },
    });
    expect(await op.mailInvitations(organiser, id)).toEqual({ ok: true, value: null });
    expect(await ended(id)).toEqual({ state: "done", deferred: 1 });
    expect(await states(id)).toEqual({
      ...{ Aino: "sent", Borta: "bounced", Senare: "unsent", Dan: "sent" },
    });

    const { slug } = await world.database.db.wave.findUniqueOrThrow({ where: { id: wave } });
    for (const { code, language, recipient } of codes) {
      const [letter] = lettersTo(recipient?.name ?? "");
      if (letter === undefined) continue;
      const [head = "", ...body] = letter.split("\r\n\r\n");
      const text = plain(body.join("\r\n\r\n"));
      expect(head).toContain(`Content-Language: ${language}`);
      expect(text).toContain(`${origin}/${language}/answer/${slug}#${groupCode(code)}`);
      // The code stands in the fragment and nowhere else, and nothing is fetched from anywhere.
      expect(text.replaceAll(`#${groupCode(code)}`, "")).not.toContain(groupCode(code));
      expect(text).not.toMatch(/<(img|link|script|style|iframe)|src=|url\(/i);
    }

    smtp.answer({});
    must(await op.mailInvitations(organiser, id));
    expect(await ended(id)).toEqual({ state: "done", deferred: 0 });
    expect((await states(id)).Senare).toBe("sent");
    expect(lettersTo("Aino")).toHaveLength(1);
  });

  test("a run that breaks off goes on where it stopped: nobody is left out", async () => {
    const names = ["Eva", "Fia", "Gun", "Hal", "Ivo"];
    const id = await minted(names.map((name) => somebody(name)));
    let sent = 0;
    const failing = withMailer({
      kind: "smtp",
      send: async (message) => {
        sent += 1;
        if (sent === 3) throw new Error("the power is gone");
        return mailer.send(message);
      },
    });
    must(await failing.mailInvitations(organiser, id));
    expect(await ended(id)).toEqual({ state: "stopped" });
    expect(Object.values(await states(id)).toSorted()).toEqual([
      ...["sent", "sent", "unsent", "unsent", "unsent"],
    ]);
    must(await op.mailInvitations(organiser, id));
    expect(await ended(id)).toEqual({ state: "done", deferred: 0 });
    for (const name of names) expect(lettersTo(name)).toHaveLength(1);
  });

  test("a mail server that is not there leaves everything as it was", async () => {
    const id = await minted([somebody("Jan"), somebody("Kim")]);
    const dead = smtpMailer("smtp://127.0.0.1:1", { name: "", address: "samrad@exempel.example" });
    must(await withMailer(dead).mailInvitations(organiser, id));
    expect(await ended(id)).toEqual({ state: "stopped" });
    expect(await states(id)).toEqual({ Jan: "unsent", Kim: "unsent" });
  });

  test("pressed twice it runs once; stopped, the rest stays unsent; withdrawn, it is not sent", async () => {
    const id = await minted(["Leo", "Mia", "Nea"].map((name) => somebody(name)));
    let go = (): void => {};
    const waits = new Promise<void>((done) => {
      go = done;
    });
    const slow = withMailer({
      kind: "smtp",
      send: async (message) => {
        await waits;
        return mailer.send(message);
      },
    });
    must(await slow.mailInvitations(organiser, id));
    must(await slow.mailInvitations(secondOrganiser, id));
    must(await slow.stopMailing(organiser, id));
    go();
    for (let tries = 0; tries < 100; tries++) {
      if (Object.values(await states(id)).includes("sent")) break;
      await sleep(25);
    }
    await sleep(50);
    expect(Object.values(await states(id)).filter((state) => state === "sent")).toHaveLength(1);
    const { invitations } = must(await op.listInvitations(organiser, id));
    const left = invitations.filter(({ state }) => state === "unsent");
    must(await op.withdrawInvitation(organiser, left[0]?.id ?? ""));
    must(await op.mailInvitations(organiser, id));
    expect(await ended(id)).toEqual({ state: "done", deferred: 0 });
    expect(lettersTo(left[0]?.recipient?.name ?? "")).toEqual([]);
    expect(lettersTo(left[1]?.recipient?.name ?? "")).toHaveLength(1);
  });

  test("reminders reach those who have not used their invitation, twice at most, and look the same to staff", async () => {
    const id = await minted([somebody("Olle"), somebody("Pia"), somebody("Quy")]);
    must(await op.mailInvitations(organiser, id));
    await ended(id);
    const { invitations } = must(await op.listInvitations(organiser, id));
    const used = invitations.find(({ recipient }) => recipient?.name === "Pia")?.id ?? "";
    await world.database.db.invitation.update({ where: { id: used }, data: { issued: true } });
    const batchBefore = await states(id);
    smtp.answer({ recipient: (address) => (address.startsWith("quy") ? "451 later" : null) });
    for (let run = 0; run < 3; run++) {
      if (run === 1) smtp.answer({});
      expect(await op.mailReminders(organiser, wave)).toEqual({ ok: true, value: null });
      const before = lettersTo("Olle").length;
      for (let tries = 0; tries < 40 && lettersTo("Olle").length === before; tries++) {
        await sleep(25);
      }
      await sleep(300);
    }
    // The first letter and two reminders; what had to wait did not count.
    expect(lettersTo("Olle")).toHaveLength(3);
    expect(lettersTo("Pia")).toHaveLength(1);
    expect(lettersTo("Quy")).toHaveLength(3);
    expect(plain(lettersTo("Olle")[1] ?? "")).toContain("högst två påminnelser");
    expect(await states(id)).toEqual(batchBefore);
  });

  test("a list is compared with who is invited already, and with what waits for its second person", async () => {
    await minted([somebody("Rut")]);
    const proposal = { roundId: round, label: "Fler", channel: "email" } as const;
    must(
      await op.proposeInvitations(organiser, { ...proposal, recipients: [somebody("Sam", "fi")] }),
    );
    const asked = [
      somebody("Rut", "fi"),
      { ...somebody("Rut"), name: "Rut Exempel" },
      somebody("Sam"),
      somebody("Tor"),
    ];
    expect(must(await op.findInvited(organiser, round, asked))).toEqual([
      ...["same", "email", "same", null],
    ]);
  });

  test("nothing is sent of a batch of letters, of one that only one person has asked for, or after the closing", async () => {
    const recipients = [somebody("Vera")];
    const proposal = { roundId: round, label: "Brev", recipients } as const;
    const propose = async (channel: "email" | "letter") =>
      must(await op.proposeInvitations(organiser, { ...proposal, channel })).batchId;
    const letters = await propose("letter");
    must(await op.mintInvitations(secondOrganiser, letters));
    expect(await op.mailInvitations(organiser, letters)).toMatchObject({
      problem: { code: "not_by_email" },
    });
    expect(await op.mailInvitations(organiser, await propose("email"))).toMatchObject({
      problem: { code: "not_minted" },
    });

    const id = await minted([somebody("Wilma"), somebody("Xerxes")]);
    let clock = opening;
    const late = withMailer(
      {
        kind: "smtp",
        send: async (message) => {
          clock = closing;
          return mailer.send(message);
        },
      },
      () => clock,
    );
    must(await late.mailInvitations(organiser, id));
    // It closes while the first letter is on its way: the second one would come too late to be of use.
    expect(await ended(id)).toEqual({ state: "stopped" });
    expect(Object.values(await states(id)).toSorted()).toEqual(["sent", "unsent"]);
    expect(await late.mailInvitations(organiser, id)).toMatchObject({
      problem: { code: "wave_closed" },
    });
    expect(await late.mailReminders(organiser, wave)).toMatchObject({
      problem: { code: "wave_not_open" },
    });
    expect(lettersTo("Vera")).toEqual([]);
  });

  test("nobody else can send, see how it goes, or compare", async () => {
    const id = await minted([somebody("Ulf")]);
    for (const [actor, code] of [
      [analyst, "forbidden"],
      [stranger, "not_found"],
    ] as const) {
      for (const outcome of [
        await op.mailInvitations(actor, id),
        await op.readMailing(actor, id),
        await op.stopMailing(actor, id),
        await op.mailReminders(actor, wave),
        await op.findInvited(actor, round, []),
      ]) {
        expect(outcome).toMatchObject({ problem: { code } });
      }
    }
    expect(lettersTo("Ulf")).toEqual([]);
  });
});
