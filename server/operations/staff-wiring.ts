import "server-only";
import { randomBytes } from "node:crypto";
import { sessionSecret } from "#server/auth/session-secret.ts";
import { database } from "#server/db/client.ts";
import { env } from "#server/env.ts";
import { audited } from "./audited.ts";
import { changeRole } from "./change-role.ts";
import { choosePassword } from "./choose-password.ts";
import { createFirstOrganiser } from "./create-first-organiser.ts";
import { endOwnSessions } from "./end-sessions.ts";
import { enterSecondStep } from "./enter-second-step.ts";
import { findSignedIn } from "./find-signed-in.ts";
import { invitePerson } from "./invite-person.ts";
import { isFirstRun } from "./is-first-run.ts";
import { issuePasswordCode } from "./issue-password-code.ts";
import { issueSetupCode } from "./issue-setup-code.ts";
import { listJointRequests, refuseJointRequest, takeBackJointRequest } from "./joint-requests.ts";
import { listPeople } from "./list-people.ts";
import { exportAuditLog, readAuditLog } from "./read-audit-log.ts";
import { resetTotp } from "./reset-totp.ts";
import {
  readOwnSecondStep,
  removeTotp,
  renewRecoveryCodes,
  startTotp,
  takeTotpIntoUse,
} from "./set-up-totp.ts";
import { signIn } from "./sign-in.ts";
import { signInByIssuer } from "./sign-in-by-issuer.ts";
import { staffAuditRules } from "./staff-audit-rules.ts";
import type { SecuredDependencies, StaffDependencies } from "./staff-dependencies.ts";
import { vaultOf } from "./vault.ts";

/** Every operation on people, given what it needs. Tests call this with their own database, clock and secret. */
export const wireStaff = (given: StaffDependencies): StaffOperations =>
  audited(given, wireSecured({ ...given, vault: vaultOf(given.secret) }), staffAuditRules);

const wireSecured = (dependencies: SecuredDependencies) => ({
  changeRole: changeRole(dependencies),
  choosePassword: choosePassword(dependencies),
  createFirstOrganiser: createFirstOrganiser(dependencies),
  enterSecondStep: enterSecondStep(dependencies),
  endOwnSessions: endOwnSessions(dependencies),
  exportAuditLog: exportAuditLog(dependencies),
  findSignedIn: findSignedIn(dependencies),
  invitePerson: invitePerson(dependencies),
  isFirstRun: isFirstRun(dependencies),
  issuePasswordCode: issuePasswordCode(dependencies),
  issueSetupCode: issueSetupCode(dependencies),
  listJointRequests: listJointRequests(dependencies),
  listPeople: listPeople(dependencies),
  refuseJointRequest: refuseJointRequest(dependencies),
  takeBackJointRequest: takeBackJointRequest(dependencies),
  readAuditLog: readAuditLog(dependencies),
  readOwnSecondStep: readOwnSecondStep(dependencies),
  removeTotp: removeTotp(dependencies),
  renewRecoveryCodes: renewRecoveryCodes(dependencies),
  resetTotp: resetTotp(dependencies),
  startTotp: startTotp(dependencies),
  takeTotpIntoUse: takeTotpIntoUse(dependencies),
  signIn: signIn(dependencies),
  signInByIssuer: signInByIssuer(dependencies),
});

export type StaffOperations = ReturnType<typeof wireSecured>;

let wired: StaffOperations | null = null;

/** The operations on people of the running server. Nothing is opened before the first request. */
export const staffOperations = (): StaffOperations => {
  wired ??= wireStaff({
    db: database(),
    now: () => new Date(),
    newId: () => randomBytes(12).toString("base64url"),
    secret: sessionSecret(),
    requireTotp: env().requireTotp,
  });
  return wired;
};
