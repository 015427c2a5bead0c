import "server-only";
import { randomBytes } from "node:crypto";
import { sessionSecret } from "#server/auth/session-secret.ts";
import { ballotStore } from "#server/db/ballots.ts";
import { database, urnDatabase } from "#server/db/client.ts";
import { env } from "#server/env.ts";
import { configuredPost } from "#server/mail/configured-mailer.ts";
import { auditRules } from "./audit-rules.ts";
import { audited } from "./audited.ts";
import { processSigner } from "./blind-signer.ts";
import { codeText, lockThemes, saveCodeBook } from "./code-texts.ts";
import { commentOnText, readTextComments, resolveTextComment } from "./comment-on-text.ts";
import { createProcess } from "./create-process.ts";
import { describeDataProtection, readDataProtection } from "./data-protection.ts";
import { exportProcessingDocument, readProcessingDocument } from "./data-protection-documents.ts";
import type { Dependencies } from "./dependencies.ts";
import { destroyAnswers } from "./destroy-answers.ts";
import {
  checkDraft,
  copySurveyVersion,
  draftFromInstrument,
  listSurveys,
  readNeedsForm,
  readSurveys,
  readSurveyVersion,
  replaceDraft,
} from "./edit-survey.ts";
import { readEvaluation } from "./evaluate-pilot.ts";
import { exportTexts, importTexts, previewImport } from "./exchange-texts.ts";
import { findClip } from "./find-clip.ts";
import { findInvited } from "./find-invited.ts";
import { findWave, listOpenWaves } from "./find-wave.ts";
import { decideStatement, followWave, followWaves } from "./follow-wave.ts";
import { listMeetings, recordMeeting } from "./hold-meeting.ts";
import { issueSignature } from "./issue-signature.ts";
import { listNeedsTexts } from "./list-needs-texts.ts";
import { listOfferedLanguages } from "./list-offered-languages.ts";
import { listReceipts } from "./list-receipts.ts";
import { listTextWork } from "./list-text-work.ts";
import { mailInvitations, mailReminders, readMailing, stopMailing } from "./mail-invitations.ts";
import { mintInvitations, refuseInvitations } from "./mint-invitations.ts";
import { openWave, previewPlans } from "./open-wave.ts";
import { orderWork } from "./order-work.ts";
import { findOwnWords } from "./own-words.ts";
import { previewOutlook } from "./preview-outlook.ts";
import { previewRecipients } from "./preview-recipients.ts";
import { proposeInvitations } from "./propose-invitations.ts";
import {
  keepProposal,
  overrideElement,
  readBundle,
  readStructure,
  withdrawOverride,
} from "./propose-structure.ts";
import { previewThemes, publishThemes } from "./publish-themes.ts";
import {
  listInvitationBatches,
  listInvitations,
  readInvitationCodes,
  readProposedRecipients,
} from "./read-invitations.ts";
import { readLanguageGate } from "./read-language-gate.ts";
import { readNeedsTexts } from "./read-needs-texts.ts";
import { readDifference, readRedactions, readText, readTextsOverview } from "./read-text.ts";
import { listTextCollections, readTexts } from "./read-texts.ts";
import { describeClip, readVoices, removeClip, saveClip } from "./record-voice.ts";
import { decideRedaction, proposeRedaction, translateAnswer } from "./redact-text.ts";
import { listReleases, releaseLanguage, withdrawRelease } from "./release-language.ts";
import { releaseSigner } from "./release-signer.ts";
import { remindUnused } from "./remind-unused.ts";
import {
  closeWordingReport,
  listWordingReports,
  reopenWordingReport,
  reportWording,
} from "./report-wording.ts";
import { readRetention, recordDisposal, setDestroyOn, tellAboutData } from "./retention.ts";
import { reviewText } from "./review-text.ts";
import { editCharter, listProcesses, moveProcess, readProcess } from "./run-process.ts";
import { saveText } from "./save-text.ts";
import { sealWave } from "./seal-wave.ts";
import {
  markInvitationBounced,
  markInvitationsSent,
  withdrawInvitation,
  withdrawInvitationBatch,
} from "./send-invitations.ts";
import { settleText } from "./settle-text.ts";
import { submitAnswers } from "./submit-answers.ts";
import { submitNeeds } from "./submit-needs.ts";
import { tellAboutReceipts } from "./tell-about-receipts.ts";
import { vaultOf } from "./vault.ts";
import { withdrawAnswer } from "./withdraw-answer.ts";
import { withdrawPublication } from "./withdraw-publication.ts";
import {
  describePolicy,
  exportPolicy,
  listPolicyProposals,
  readPolicy,
  refreshPolicy,
  resetPolicySection,
  startPolicy,
  writePolicySection,
} from "./write-policy.ts";

/**
 * Every operation but those on people, given what it needs; what changes something leaves an entry in the log. Tests
 * and the seed bring their own database and clock.
 */
export const wireOperations = (dependencies: Dependencies): Operations =>
  audited(dependencies, wireAll(dependencies), auditRules);

const wireAll = (dependencies: Dependencies) => ({
  now: dependencies.now,
  findWave: findWave(dependencies),
  findClip: findClip(dependencies),
  readVoices: readVoices(dependencies),
  saveClip: saveClip(dependencies),
  describeClip: describeClip(dependencies),
  removeClip: removeClip(dependencies),
  listOpenWaves: listOpenWaves(dependencies),
  listOfferedLanguages: listOfferedLanguages(dependencies),
  listReceipts: listReceipts(dependencies),
  tellAboutReceipts: tellAboutReceipts(dependencies),
  issueSignature: issueSignature(dependencies),
  orderWork: orderWork(dependencies),
  submitAnswers: submitAnswers(dependencies),
  withdrawAnswer: withdrawAnswer(dependencies),
  submitNeeds: submitNeeds(dependencies),
  createProcess: createProcess(dependencies),
  listProcesses: listProcesses(dependencies),
  readProcess: readProcess(dependencies),
  moveProcess: moveProcess(dependencies),
  editCharter: editCharter(dependencies),
  draftFromInstrument: draftFromInstrument(dependencies),
  copySurveyVersion: copySurveyVersion(dependencies),
  checkDraft: checkDraft(dependencies),
  replaceDraft: replaceDraft(dependencies),
  readSurveyVersion: readSurveyVersion(dependencies),
  listSurveys: listSurveys(dependencies),
  readSurveys: readSurveys(dependencies),
  readNeedsForm: readNeedsForm(dependencies),
  previewPlans: previewPlans(dependencies),
  previewOutlook: previewOutlook(dependencies),
  openWave: openWave(dependencies),
  readLanguageGate: readLanguageGate(dependencies),
  releaseLanguage: releaseLanguage(dependencies),
  withdrawRelease: withdrawRelease(dependencies),
  listReleases: listReleases(dependencies),
  followWaves: followWaves(dependencies),
  followWave: followWave(dependencies),
  decideStatement: decideStatement(dependencies),
  sealWave: sealWave(dependencies),
  findInvited: findInvited(dependencies),
  previewRecipients: previewRecipients(dependencies),
  proposeInvitations: proposeInvitations(dependencies),
  mintInvitations: mintInvitations(dependencies),
  refuseInvitations: refuseInvitations(dependencies),
  listInvitationBatches: listInvitationBatches(dependencies),
  listInvitations: listInvitations(dependencies),
  readProposedRecipients: readProposedRecipients(dependencies),
  readInvitationCodes: readInvitationCodes(dependencies),
  markInvitationsSent: markInvitationsSent(dependencies),
  markInvitationBounced: markInvitationBounced(dependencies),
  withdrawInvitation: withdrawInvitation(dependencies),
  withdrawInvitationBatch: withdrawInvitationBatch(dependencies),
  remindUnused: remindUnused(dependencies),
  mailInvitations: mailInvitations(dependencies),
  readMailing: readMailing(dependencies),
  stopMailing: stopMailing(dependencies),
  mailReminders: mailReminders(dependencies),
  readDataProtection: readDataProtection(dependencies),
  describeDataProtection: describeDataProtection(dependencies),
  readProcessingDocument: readProcessingDocument(dependencies),
  exportProcessingDocument: exportProcessingDocument(dependencies),
  readRetention: readRetention(dependencies),
  setDestroyOn: setDestroyOn(dependencies),
  recordDisposal: recordDisposal(dependencies),
  destroyAnswers: destroyAnswers(dependencies),
  tellAboutData: tellAboutData(dependencies),
  listNeedsTexts: listNeedsTexts(dependencies),
  readNeedsTexts: readNeedsTexts(dependencies),
  listTextWork: listTextWork(dependencies),
  readTextsOverview: readTextsOverview(dependencies),
  readText: readText(dependencies),
  readDifference: readDifference(dependencies),
  readRedactions: readRedactions(dependencies),
  saveCodeBook: saveCodeBook(dependencies),
  lockThemes: lockThemes(dependencies),
  codeText: codeText(dependencies),
  settleText: settleText(dependencies),
  translateAnswer: translateAnswer(dependencies),
  proposeRedaction: proposeRedaction(dependencies),
  decideRedaction: decideRedaction(dependencies),
  previewThemes: previewThemes(dependencies),
  publishThemes: publishThemes(dependencies),
  readBundle: readBundle(dependencies),
  withdrawPublication: withdrawPublication(dependencies),
  readStructure: readStructure(dependencies),
  keepProposal: keepProposal(dependencies),
  overrideElement: overrideElement(dependencies),
  withdrawOverride: withdrawOverride(dependencies),
  recordMeeting: recordMeeting(dependencies),
  listMeetings: listMeetings(dependencies),
  readEvaluation: readEvaluation(dependencies),
  startPolicy: startPolicy(dependencies),
  listPolicyProposals: listPolicyProposals(dependencies),
  readPolicy: readPolicy(dependencies),
  writePolicySection: writePolicySection(dependencies),
  resetPolicySection: resetPolicySection(dependencies),
  describePolicy: describePolicy(dependencies),
  refreshPolicy: refreshPolicy(dependencies),
  exportPolicy: exportPolicy(dependencies),
  findOwnWords: findOwnWords(dependencies),
  reportWording: reportWording(dependencies),
  listTextCollections: listTextCollections(dependencies),
  readTexts: readTexts(dependencies),
  saveText: saveText(dependencies),
  reviewText: reviewText(dependencies),
  readTextComments: readTextComments(dependencies),
  commentOnText: commentOnText(dependencies),
  resolveTextComment: resolveTextComment(dependencies),
  listWordingReports: listWordingReports(dependencies),
  closeWordingReport: closeWordingReport(dependencies),
  reopenWordingReport: reopenWordingReport(dependencies),
  exportTexts: exportTexts(dependencies),
  previewImport: previewImport(dependencies),
  importTexts: importTexts(dependencies),
});

export type Operations = ReturnType<typeof wireAll>;

const kept: typeof globalThis & { samradOperations?: Operations } = globalThis;

/** The operations of the running server. Nothing is opened before the first request. */
export const operations = (): Operations => {
  kept.samradOperations ??= wireOperations(realDependencies());
  return kept.samradOperations;
};

const realDependencies = (): Dependencies =>
  dependenciesOf({
    db: database(),
    urn: urnDatabase(),
    now: () => new Date(),
    newId,
    secret: sessionSecret(),
    workBits: env().workBits,
  });

/** Everything that operations need, from what differs between the running server, a test and the seed. */
export const dependenciesOf = ({
  secret,
  ...given
}: Pick<Dependencies, "db" | "urn" | "now" | "newId"> & {
  readonly secret: string;
  readonly post?: Dependencies["post"];
  /** None in tests and in the seed, where nobody has a browser. */
  readonly workBits?: number;
}): Dependencies => ({
  post: configuredPost,
  ...given,
  ballots: ballotStore(given.urn),
  signer: releaseSigner(secret),
  vault: vaultOf(secret),
  blindSigner: processSigner(),
  workBits: given.workBits ?? 0,
});

/** 96 random bits: ids tell neither an order nor a time. */
export const newId = (): string => randomBytes(12).toString("base64url");
