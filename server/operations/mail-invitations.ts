import "server-only";
import { answerLink, type LetterText } from "#domain/invitation/letter.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { Actor } from "#domain/process/actor.ts";
import type { RoundId, WaveId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { surveyPhase } from "#domain/survey/survey-phase.ts";
import type { Connection } from "#server/db/client.ts";
import { findInvitation, listInvitationsOf, setInvitationState } from "#server/db/invitations.ts";
import type { Wave } from "#server/db/waves.ts";
import { letterWords } from "#server/i18n/letter-words.ts";
import { invitationMail } from "#server/mail/invitation-mail.ts";
import type { Mailer, MailOutcome } from "#server/mail/mailer.ts";
import { type AccessProblem, accessWave } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { accessBatch, type InvitationToSend, invitationToSend } from "./invitation-access.ts";
import { findOwnWords } from "./own-words.ts";
import { type RemindProblem, remindUnused } from "./remind-unused.ts";

type Needs = Pick<Dependencies, "db" | "vault" | "now" | "post">;

/**
 * How the sending of a batch goes in this process. Where it stands is what the invitations themselves say: a run that
 * broke off goes on with those that are unsent.
 */
export type Mailing =
  | { readonly state: "idle" }
  | { readonly state: "running" }
  /** Everything that could be sent has been; some addresses asked for it to be tried again later. */
  | { readonly state: "done"; readonly deferred: number }
  /** The mail server cannot be reached or does not want us, or the run met a fault. */
  | { readonly state: "stopped" };

export type MailBatchProblem =
  | AccessProblem
  | { readonly code: "not_minted" | "not_by_email" | "wave_closed" };

/**
 * Starts to send the unsent invitations of a batch by e-mail, one after the other, and does not wait for the end. Each
 * is marked as sent once the mail server has taken it: should this process die between the two, that one letter goes
 * out twice, and none is lost. Pressed again while it runs, nothing more happens.
 */
export const mailInvitations =
  (dependencies: Needs) =>
  async (actor: Actor, batchId: string): Promise<Result<null, MailBatchProblem>> => {
    const { db, now } = dependencies;
    const access = await accessBatch({ db }, actor, batchId);
    if (!access.ok) return access;
    const { batch, wave } = access.value;
    if (batch.state !== "minted") return fail({ code: "not_minted" });
    if (batch.channel !== "email") return fail({ code: "not_by_email" });
    if (wave.closesAt <= now()) return fail({ code: "wave_closed" });
    const mailings = mailingsOf(db);
    if (mailings.get(batchId)?.state === "running") return succeed(null);
    mailings.set(batchId, { state: "running" });
    void runMailing(dependencies, batchId, wave).then(
      (ended) => mailings.set(batchId, ended),
      // Whatever it was, its message could hold an address: nobody prints it.
      () => mailings.set(batchId, { state: "stopped" }),
    );
    return succeed(null);
  };

/** Where letters go by this installation, and how the sending of a batch goes. */
export const readMailing =
  ({ db, post }: Pick<Needs, "db" | "post">) =>
  async (
    actor: Actor,
    batchId: string,
  ): Promise<Result<{ readonly mailing: Mailing; readonly by: Mailer["kind"] }, AccessProblem>> => {
    const access = await accessBatch({ db }, actor, batchId);
    if (!access.ok) return access;
    const mailing = mailingsOf(db).get(batchId) ?? { state: "idle" };
    return succeed({ mailing, by: post().mailer.kind });
  };

/** Ends a running sending after the letter that is on its way. */
export const stopMailing =
  ({ db }: Pick<Needs, "db">) =>
  async (actor: Actor, batchId: string): Promise<Result<null, AccessProblem>> => {
    const access = await accessBatch({ db }, actor, batchId);
    if (!access.ok) return access;
    const mailings = mailingsOf(db);
    if (mailings.get(batchId)?.state === "running") mailings.set(batchId, { state: "idle" });
    return succeed(null);
  };

/**
 * Starts the reminders of a wave and does not wait: how long they take would tell how many there are. The answer is
 * the same whether there are any, whether they get there, and whether they are being sent already.
 */
export const mailReminders =
  (dependencies: Needs) =>
  async (actor: Actor, waveId: WaveId): Promise<Result<null, RemindProblem>> => {
    const { db, now } = dependencies;
    const access = await accessWave({ db }, actor, waveId, "invite_respondents");
    if (!access.ok) return access;
    const { wave } = access.value;
    if (surveyPhase(wave, now()) !== "open") return fail({ code: "wave_not_open" });
    const mailings = mailingsOf(db);
    const key = `reminders of ${waveId}`;
    if (mailings.get(key)?.state === "running") return succeed(null);
    mailings.set(key, { state: "running" });
    const post = postOf(dependencies, wave, "reminder");
    const deliver = async ({ roundId, ...invitation }: ReminderToSend) => {
      const outcome = await post(roundId, invitation);
      if (outcome === "unavailable") throw new Error("no mail can be sent now");
      return outcome;
    };
    const ended = (): boolean => mailings.delete(key);
    void remindUnused(dependencies)(actor, waveId, deliver).then(ended, ended);
    return succeed(null);
  };

type ReminderToSend = InvitationToSend & { readonly roundId: RoundId };

/** By batch. Of this process alone: a server that starts anew has none running. */
const running = new WeakMap<Connection, Map<string, Mailing>>();

const mailingsOf = (db: Connection): Map<string, Mailing> => {
  const known = running.get(db) ?? new Map<string, Mailing>();
  running.set(db, known);
  return known;
};

const runMailing = async (dependencies: Needs, batchId: string, wave: Wave): Promise<Mailing> => {
  const { db, vault, now } = dependencies;
  const post = postOf(dependencies, wave, "email");
  const set = (id: string, state: "sent" | "bounced"): Promise<void> =>
    setInvitationState(db, { batchId, ids: [id], from: ["unsent"] }, state);
  let deferred = 0;
  for (const { id } of await listInvitationsOf(db, batchId)) {
    if (mailingsOf(db).get(batchId)?.state !== "running") return { state: "idle" };
    if (wave.closesAt <= now()) return { state: "stopped" };
    // Read again: it may have been withdrawn, or sent by another hand, since the run began.
    const row = await findInvitation(db, id);
    if (row?.state !== "unsent") continue;
    const outcome = await post(row.roundId, invitationToSend(vault, row));
    if (outcome === "unavailable") return { state: "stopped" };
    if (outcome === "deferred") deferred += 1;
    else await set(id, outcome);
  }
  return { state: "done", deferred };
};

/** Writes and sends one letter after the other; the words of each language are fetched once. */
const postOf = (dependencies: Needs, wave: Wave, kind: "email" | "reminder") => {
  const { mailer, origin } = dependencies.post();
  const words = new Map<LanguageCode, Promise<LetterText>>();
  const wordsIn = (language: LanguageCode): Promise<LetterText> => {
    const known =
      words.get(language) ??
      findOwnWords(dependencies)(wave.authority.id, language).then((own) =>
        letterWords(kind, wave, language, own),
      );
    words.set(language, known);
    return known;
  };
  return async (
    roundId: RoundId,
    { code, language, recipient }: InvitationToSend,
  ): Promise<MailOutcome> => {
    if (recipient === null) throw new Error("an invitation by mail is for somebody");
    const round = wave.rounds.find(({ id }) => id === roundId);
    return mailer.send(
      invitationMail({
        to: { name: recipient.name, address: recipient.email },
        language,
        words: await wordsIn(language),
        link: answerLink(`${origin}/${language}/answer/${wave.slug}`, code),
        fingerprint: round?.issuing?.fingerprint ?? "",
      }),
    );
  };
};
