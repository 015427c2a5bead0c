import "server-only";
import type { AuditRules } from "./audited.ts";
import type { StaffOperations } from "./staff-wiring.ts";

/** What each operation on people leaves in the log: ids, never a name, an e-mail or a code. */
export const staffAuditRules: AuditRules<StaffOperations> = {
  changeRole: "itself",
  choosePassword: (_asked, { id }) => ({ place: { person: id }, by: id }),
  createFirstOrganiser: (_asked, { id }) => ({ place: { person: id }, by: id }),
  enterSecondStep: "itself",
  endOwnSessions: "itself",
  exportAuditLog: ([, authority]) => ({ place: { authority } }),
  findSignedIn: "reads",
  invitePerson: "itself",
  isFirstRun: "reads",
  issuePasswordCode: "itself",
  // The program itself, before there is anybody.
  issueSetupCode: "public",
  listJointRequests: "reads",
  listPeople: "reads",
  refuseJointRequest: "itself",
  takeBackJointRequest: "itself",
  readAuditLog: "reads",
  readOwnSecondStep: "reads",
  removeTotp: "itself",
  renewRecoveryCodes: "itself",
  resetTotp: "itself",
  // Nothing is different for anybody until a first code has taken it into use.
  startTotp: ([actor]) => ({ place: { person: actor.personId } }),
  takeTotpIntoUse: "itself",
  // One that waits for its second step is told of when it has come in.
  signIn: "itself",
  signInByIssuer: (_asked, { id, hasSecondStep }) =>
    hasSecondStep ? null : { place: { person: id }, by: id, detail: { with: "issuer" } },
};
