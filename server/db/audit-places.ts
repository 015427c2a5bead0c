import "server-only";
import { type AuthorityId, asId } from "#domain/shared/ids.ts";
import type { Database } from "./database.ts";

/** What something was done to: whose authority's log it belongs in. */
export type AuditPlace =
  | { readonly authority: string }
  | { readonly process: string }
  | { readonly survey: string }
  | { readonly wave: string }
  | { readonly round: string }
  | { readonly statement: string }
  | { readonly policy: string }
  | { readonly batch: string }
  | { readonly invitation: string }
  /** Somebody's own account: the log of every authority where they work. */
  | { readonly person: string };

const ofProcess = { select: { authorityId: true } } as const;
const ofWave = { select: { process: ofProcess } } as const;
const ofRound = { select: { wave: ofWave } } as const;

/** The authorities whose logs tell of a place, in a fixed order; none when it does not exist. */
export const authoritiesOfPlace = async (
  db: Database,
  place: AuditPlace,
): Promise<readonly AuthorityId[]> => {
  const found = await lookUp(db, place);
  return found.map((id) => asId<AuthorityId>(id));
};

const lookUp = async (db: Database, place: AuditPlace): Promise<readonly string[]> => {
  if ("authority" in place) return [place.authority];
  if ("person" in place) {
    const where = { personId: place.person };
    const rows = await db.membership.findMany({ where, orderBy: { authorityId: "asc" } });
    return rows.map(({ authorityId }) => authorityId);
  }
  const process = await processOf(db, place);
  return process === undefined ? [] : [process.authorityId];
};

const processOf = async (
  db: Database,
  place: Exclude<AuditPlace, { readonly authority: string } | { readonly person: string }>,
): Promise<{ readonly authorityId: string } | undefined> => {
  if ("process" in place) {
    const where = { id: place.process };
    return (await db.consultationProcess.findUnique({ where, ...ofProcess })) ?? undefined;
  }
  if ("survey" in place) {
    const where = { id: place.survey };
    return (await db.surveyVersion.findUnique({ where, ...ofWave }))?.process;
  }
  if ("wave" in place) {
    return (await db.wave.findUnique({ where: { id: place.wave }, ...ofWave }))?.process;
  }
  if ("policy" in place) {
    const where = { id: place.policy };
    return (await db.policyProposal.findUnique({ where, ...ofWave }))?.process;
  }
  return (await roundOf(db, place))?.wave.process;
};

const roundOf = async (
  db: Database,
  place: Extract<
    AuditPlace,
    { round: string } | { statement: string } | { batch: string } | { invitation: string }
  >,
) => {
  if ("round" in place) return db.round.findUnique({ where: { id: place.round }, ...ofRound });
  const select = { round: ofRound } as const;
  if ("statement" in place) {
    const where = { id: place.statement };
    return (await db.statement.findUnique({ where, select }))?.round;
  }
  if ("batch" in place) {
    const where = { id: place.batch };
    return (await db.invitationBatch.findUnique({ where, select }))?.round;
  }
  const where = { id: place.invitation };
  return (await db.invitation.findUnique({ where, select }))?.round;
};
