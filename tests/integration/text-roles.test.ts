import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nothingSaid } from "#domain/data-protection/details.ts";
import type { Actor } from "#domain/process/actor.ts";
import {
  asId,
  type PersonId,
  type RoundId,
  type SurveyVersionId,
  type WaveId,
} from "#domain/shared/ids.ts";
import type { Operations } from "#server/operations/index.ts";
import { newId } from "#server/operations/index.ts";
import { wireStaff } from "#server/operations/staff-wiring.ts";
import { databaseContents } from "#tests/support/database-contents.ts";
import { usualDatabase } from "#tests/support/databases.ts";
import { shortSurvey } from "#tests/support/short-survey.ts";
import {
  must,
  neighbour,
  organiser,
  region,
  secondOrganiser,
} from "#tests/support/survey-world.ts";
import { openTextWorld, type TextWorld, working } from "#tests/support/text-world.ts";

/** Who asks, and for what. */
interface Asked {
  readonly op: Operations;
  readonly actor: Actor;
  readonly process: ReturnType<TextWorld["process"]>;
  readonly version: SurveyVersionId;
  readonly wave: WaveId;
  readonly statement: string;
  /** The texts of a question of its form. */
  readonly texts: { readonly round: string; readonly question: string };
  readonly policy: string;
  /** Of an invited wave; the batch is still to be agreed to. */
  readonly round: RoundId;
  readonly batch: string;
  readonly invitation: string;
}

/**
 * Every operation there is: `public` takes no actor, `texts` is the work of translators and reviewers and checks the
 * languages itself (texts.test.ts, voices and releases in theirs), and the rest is asked here in a way that an organiser may.
 */
const operations: Readonly<
  Record<keyof Operations, "public" | "texts" | ((asked: Asked) => Promise<unknown>)>
> = {
  now: "public",
  findWave: "public",
  listOpenWaves: "public",
  listOfferedLanguages: "public",
  listReceipts: "public",
  tellAboutReceipts: "public",
  tellAboutData: "public",
  submitAnswers: "public",
  orderWork: "public",
  issueSignature: "public",
  withdrawAnswer: "public",
  submitNeeds: "public",
  findOwnWords: "public",
  reportWording: "public",
  findClip: "public",
  listTextCollections: "texts",
  readTexts: "texts",
  saveText: "texts",
  reviewText: "texts",
  readTextComments: "texts",
  commentOnText: "texts",
  resolveTextComment: "texts",
  listWordingReports: "texts",
  closeWordingReport: "texts",
  reopenWordingReport: "texts",
  exportTexts: "texts",
  previewImport: "texts",
  importTexts: "texts",
  readVoices: "texts",
  saveClip: "texts",
  describeClip: "texts",
  removeClip: "texts",
  listReleases: "texts",
  // A reviewer releases a language that they speak; nobody who works with texts decides for the organiser.
  releaseLanguage: ({ op, actor }) =>
    op.releaseLanguage(actor, region, { language: "fi", name: null, reason: "Läst av oss alla" }),
  withdrawRelease: ({ op, actor }) =>
    op.withdrawRelease(actor, region, { language: "fi", reason: "Läst av oss alla" }),
  createProcess: ({ op, actor }) => op.createProcess(actor, region, { sv: "Ett till" }),
  listProcesses: async ({ op, actor }) => {
    const listed = await op.listProcesses(actor);
    return listed.length === 0 ? { ok: false, problem: { code: "not_found" } } : { ok: true };
  },
  readProcess: ({ op, actor, process }) => op.readProcess(actor, process),
  moveProcess: ({ op, actor, process }) =>
    op.moveProcess(actor, process, { to: "inventory", reason: "Vi börjar" }),
  editCharter: ({ op, actor, process }) => op.editCharter(actor, process, {}),
  draftFromInstrument: ({ op, actor, process }) =>
    op.draftFromInstrument(actor, process, "needs_inventory"),
  copySurveyVersion: ({ op, actor, version }) => op.copySurveyVersion(actor, version),
  checkDraft: ({ op, actor, version }) =>
    op.checkDraft(actor, version, JSON.stringify(shortSurvey())),
  replaceDraft: ({ op, actor, version }) =>
    op.replaceDraft(actor, version, JSON.stringify(shortSurvey())),
  readSurveyVersion: ({ op, actor, version }) => op.readSurveyVersion(actor, version),
  listSurveys: ({ op, actor, process }) => op.listSurveys(actor, process),
  readSurveys: ({ op, actor, process }) => op.readSurveys(actor, process),
  readNeedsForm: ({ op, actor, process }) => op.readNeedsForm(actor, process, "built_in"),
  previewOutlook: ({ op, actor, version }) =>
    op.previewOutlook(actor, {
      surveyVersionId: version,
      admission: "open",
      closesAt: new Date("2030-01-01T00:00:00Z"),
    }),
  previewPlans: ({ op, actor, version }) =>
    op.previewPlans(actor, {
      surveyVersionId: version,
      admission: "open",
      closesAt: new Date("2027-01-01T00:00:00Z"),
    }),
  readLanguageGate: ({ op, actor, version }) => op.readLanguageGate(actor, version, "none"),
  openWave: ({ op, actor, version }) =>
    op.openWave(actor, {
      surveyVersionId: version,
      admission: "open",
      opensAt: new Date("2026-12-01T00:00:00Z"),
      closesAt: new Date("2027-01-01T00:00:00Z"),
      needsForm: null,
    }),
  followWaves: ({ op, actor, process }) => op.followWaves(actor, process),
  followWave: ({ op, actor, wave }) => op.followWave(actor, wave),
  decideStatement: ({ op, actor, statement }) => op.decideStatement(actor, statement, "confirmed"),
  proposeInvitations: ({ op, actor, round }) =>
    op.proposeInvitations(actor, {
      ...{ roundId: round, label: "Kort" },
      ...{ channel: "card", size: 1, language: "sv" },
    }),
  previewRecipients: ({ op, actor, round }) =>
    op.previewRecipients(actor, round, { rows: [], columns: [], channel: "email" }),
  findInvited: ({ op, actor, round }) => op.findInvited(actor, round, []),
  mailInvitations: ({ op, actor, batch }) => op.mailInvitations(actor, batch),
  readMailing: ({ op, actor, batch }) => op.readMailing(actor, batch),
  stopMailing: ({ op, actor, batch }) => op.stopMailing(actor, batch),
  mailReminders: ({ op, actor, wave }) => op.mailReminders(actor, wave),
  mintInvitations: ({ op, actor, batch }) => op.mintInvitations(actor, batch),
  refuseInvitations: ({ op, actor, batch }) => op.refuseInvitations(actor, batch, "Nej"),
  listInvitationBatches: ({ op, actor, wave }) => op.listInvitationBatches(actor, wave),
  listInvitations: ({ op, actor, batch }) => op.listInvitations(actor, batch),
  readProposedRecipients: ({ op, actor, batch }) => op.readProposedRecipients(actor, batch),
  readInvitationCodes: ({ op, actor, batch }) => op.readInvitationCodes(actor, batch),
  markInvitationsSent: ({ op, actor, batch }) => op.markInvitationsSent(actor, batch, "all"),
  markInvitationBounced: ({ op, actor, invitation }) => op.markInvitationBounced(actor, invitation),
  withdrawInvitation: ({ op, actor, invitation }) => op.withdrawInvitation(actor, invitation),
  withdrawInvitationBatch: ({ op, actor, batch }) => op.withdrawInvitationBatch(actor, batch),
  remindUnused: ({ op, actor, wave }) => op.remindUnused(actor, wave, async () => "sent"),
  sealWave: ({ op, actor, wave }) => op.sealWave(actor, wave),
  readDataProtection: ({ op, actor }) => op.readDataProtection(actor, region),
  describeDataProtection: ({ op, actor }) => op.describeDataProtection(actor, region, nothingSaid),
  readProcessingDocument: ({ op, actor }) =>
    op.readProcessingDocument(actor, region, "record", "sv"),
  exportProcessingDocument: ({ op, actor }) =>
    op.exportProcessingDocument(actor, region, "impact", "sv"),
  readRetention: ({ op, actor, wave }) => op.readRetention(actor, wave),
  setDestroyOn: ({ op, actor, wave }) => op.setDestroyOn(actor, wave, "2026-06-01"),
  recordDisposal: ({ op, actor, wave }) => op.recordDisposal(actor, wave, null),
  destroyAnswers: ({ op, actor, wave }) => op.destroyAnswers(actor, wave),
  listNeedsTexts: ({ op, actor }) => op.listNeedsTexts(actor, region),
  readNeedsTexts: ({ op, actor, wave }) => op.readNeedsTexts(actor, wave),
  listTextWork: ({ op, actor }) => op.listTextWork(actor, region),
  readTextsOverview: ({ op, actor, texts }) => op.readTextsOverview(actor, texts),
  readText: ({ op, actor, texts }) => op.readText(actor, texts, null),
  readDifference: ({ op, actor, texts }) => op.readDifference(actor, texts),
  readRedactions: ({ op, actor, texts }) => op.readRedactions(actor, texts),
  saveCodeBook: ({ op, actor, texts }) => op.saveCodeBook(actor, texts, []),
  lockThemes: ({ op, actor, texts }) => op.lockThemes(actor, texts),
  codeText: ({ op, actor, texts }) => op.codeText(actor, texts, { text: "t", themes: ["t1"] }),
  settleText: ({ op, actor, texts }) => op.settleText(actor, texts, { text: "t", themes: ["t1"] }),
  translateAnswer: ({ op, actor, texts }) =>
    op.translateAnswer(actor, texts, { text: "t", language: "sv", translation: "x" }),
  proposeRedaction: ({ op, actor, texts }) =>
    op.proposeRedaction(actor, texts, { text: "t", redacted: "x" }),
  decideRedaction: ({ op, actor, texts }) =>
    op.decideRedaction(actor, texts, { text: "t", redacted: "x", state: "approved" }),
  previewThemes: ({ op, actor, texts }) => op.previewThemes(actor, texts.round),
  publishThemes: ({ op, actor, texts }) => op.publishThemes(actor, texts.round, []),
  readBundle: ({ op, actor, process }) => op.readBundle(actor, process),
  withdrawPublication: ({ op, actor, round }) => op.withdrawPublication(actor, round, "Fel frågor"),
  readStructure: ({ op, actor, process }) => op.readStructure(actor, process),
  keepProposal: ({ op, actor, process }) => op.keepProposal(actor, process),
  overrideElement: ({ op, actor, process }) =>
    op.overrideElement(actor, process, { element: "meetings_per_year", value: "4", reason: "Ja" }),
  withdrawOverride: ({ op, actor, process }) =>
    op.withdrawOverride(actor, process, "meetings_per_year"),
  recordMeeting: ({ op, actor, process }) =>
    op.recordMeeting(actor, process, {
      kind: "ordinary",
      title: "Möte",
      heldAt: new Date("2026-03-05T08:00:00Z"),
      minutes: 60,
      record: {},
    } as never),
  listMeetings: ({ op, actor, process }) => op.listMeetings(actor, process),
  readEvaluation: ({ op, actor, process }) => op.readEvaluation(actor, process),
  startPolicy: ({ op, actor, process }) => op.startPolicy(actor, process, "sv"),
  listPolicyProposals: ({ op, actor, process }) => op.listPolicyProposals(actor, process),
  readPolicy: ({ op, actor, policy }) => op.readPolicy(actor, policy),
  writePolicySection: ({ op, actor, policy }) =>
    op.writePolicySection(actor, {
      id: policy,
      revision: 1,
      section: "purpose",
      text: "x",
    } as never),
  resetPolicySection: ({ op, actor, policy }) =>
    op.resetPolicySection(actor, { id: policy, revision: 1, section: "purpose" } as never),
  describePolicy: ({ op, actor, policy }) =>
    op.describePolicy(actor, { id: policy, revision: 1 } as never),
  refreshPolicy: ({ op, actor, policy }) =>
    op.refreshPolicy(actor, { id: policy, revision: 1 } as never),
  exportPolicy: ({ op, actor, policy }) => op.exportPolicy(actor, policy),
};

const codeOf = (outcome: unknown): string => {
  const { ok, problem } = outcome as { ok: boolean; problem?: { code: string } };
  return ok ? "answered" : (problem?.code ?? "");
};

describe.each(await usualDatabase())("who works with texts, on $name", ({ open }) => {
  let world: TextWorld;
  let asked: Omit<Asked, "actor">;
  beforeAll(async () => {
    world = await openTextWorld(open);
    await world.startProcess();
    const wave = await world.openWave(await world.shortDraft());
    const statement = await world.state(wave, "Föreningen");
    const policy = must(await world.operations.startPolicy(organiser, world.process(), "sv"));
    const version = await world.shortDraft();
    const process = world.process();
    const round = await world.roundOf(await world.openInvitedWave(await world.shortDraft()));
    const cards = await world.inviteByCards(round, 1);
    const { batchId: batch } = must(
      await world.operations.proposeInvitations(secondOrganiser, {
        ...{ roundId: round, label: "Kort", channel: "card", size: 1, language: "sv" },
      }),
    );
    const [invitation = ""] = cards.ids;
    const op = world.operations;
    const { rounds } = await world.follow(wave);
    const sealed = rounds.find(({ round }) => round.plan !== null)?.round.id ?? "";
    const texts = { round: sealed, question: "place" };
    asked = { texts, op, process, version, wave, statement, policy, round, batch, invitation };
  });
  afterAll(() => world.database.close());

  const everyLanguage = ["fi", "yi", "se", "en", "fit"] as const;
  const elsewhere: Actor = {
    personId: asId<PersonId>("t"),
    memberships: [
      { authorityId: region, role: "translator", languages: everyLanguage },
      { authorityId: neighbour, role: "organiser", languages: [] },
    ],
  };

  test.each([
    ["a translator", working("translator", ...everyLanguage)],
    ["a reviewer", working("reviewer", ...everyLanguage)],
    ["a translator who is an organiser elsewhere", elsewhere],
  ])(
    "%s is answered by no operation on processes, surveys, answers or results",
    async (_who, actor) => {
      const answered: string[] = [];
      for (const [name, ask] of Object.entries(operations)) {
        if (typeof ask === "string") continue;
        const code = codeOf(await ask({ ...asked, actor }));
        if (code !== "forbidden" && code !== "not_found") answered.push(`${name}: ${code}`);
      }
      expect(answered).toEqual([]);
      expect(Object.keys(operations).toSorted()).toEqual(Object.keys(world.operations).toSorted());
    },
  );

  test("an organiser gets past the door of each of them, so the questions are real ones; what changes anything is in the log", async () => {
    const { db } = world.database;
    const refused: string[] = [];
    const changing: string[] = [];
    const silent: string[] = [];
    for (const [name, ask] of Object.entries(operations)) {
      if (typeof ask === "string") continue;
      const [before, told] = [await databaseContents(db), await db.auditEntry.count()];
      const code = codeOf(await ask({ ...asked, actor: organiser }).catch(() => ({ ok: true })));
      if (code === "forbidden" || code === "not_found") refused.push(`${name}: ${code}`);
      if (before === (await databaseContents(db))) continue;
      changing.push(name);
      if ((await db.auditEntry.count()) === told) silent.push(name);
    }
    expect(refused).toEqual([]);
    expect(silent).toEqual([]);
    expect(changing.length).toBeGreaterThan(15);
  });

  test("people are not theirs to see or to change", async () => {
    const { db } = world.database;
    const staff = wireStaff({ db, now: () => new Date(), newId, secret: "s".repeat(32) });
    const actor = working("reviewer", "fi");
    const somebody = asId<PersonId>("somebody");
    const email = "n@region.example";
    const role = "organiser" as const;
    for (const outcome of [
      await staff.listPeople(actor, region),
      await staff.changeRole(actor, region, somebody, role),
      await staff.invitePerson(actor, { authorityId: region, name: "N", email, role }),
      await staff.issuePasswordCode(actor, region, somebody),
    ]) {
      expect(outcome).toMatchObject({ problem: { code: "forbidden" } });
    }
  });
});
