import "server-only";
import type { LocalizedText } from "#domain/language/localized-text.ts";
import { emptyCharter, type ProcessCharter, readCharter } from "#domain/process/charter.ts";
import { type AuthorityId, asId, isIdLike, type ProcessId } from "#domain/shared/ids.ts";
import { type Authority, authorityFrom } from "./authorities.ts";
import type { Database } from "./database.ts";

export interface ConsultationProcess {
  readonly id: ProcessId;
  readonly authority: Authority;
  readonly slug: string;
  readonly title: LocalizedText;
  readonly state: string;
  readonly charter: ProcessCharter;
}

export interface ProcessEvent {
  readonly id: string;
  readonly at: Date;
  readonly kind: string;
  readonly role: string;
  readonly details: Readonly<Record<string, unknown>>;
}

const withAuthority = { authority: true } as const;

const processFrom = (row: {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly state: string;
  readonly charter: string;
  readonly authority: Parameters<typeof authorityFrom>[0];
}): ConsultationProcess => ({
  id: asId<ProcessId>(row.id),
  authority: authorityFrom(row.authority),
  slug: row.slug,
  title: JSON.parse(row.title),
  state: row.state,
  charter: readCharter(JSON.parse(row.charter)) ?? emptyCharter,
});

export const findProcess = async (
  db: Database,
  id: ProcessId,
): Promise<ConsultationProcess | null> => {
  if (!isIdLike(id)) return null;
  const row = await db.consultationProcess.findUnique({ where: { id }, include: withAuthority });
  return row === null ? null : processFrom(row);
};

export const listProcesses = async (
  db: Database,
  authorityIds: readonly AuthorityId[],
): Promise<readonly ConsultationProcess[]> => {
  const rows = await db.consultationProcess.findMany({
    where: { authorityId: { in: [...authorityIds] } },
    include: withAuthority,
    orderBy: [{ createdAt: "asc" }, { slug: "asc" }],
  });
  return rows.map(processFrom);
};

export const slugIsTaken = async (
  db: Database,
  authorityId: AuthorityId,
  slug: string,
): Promise<boolean> => (await db.consultationProcess.count({ where: { authorityId, slug } })) > 0;

export const saveProcess = async (
  db: Database,
  process: Omit<ConsultationProcess, "authority"> & { readonly authorityId: AuthorityId },
  createdAt: Date,
): Promise<void> => {
  await db.consultationProcess.create({
    data: {
      id: process.id,
      authorityId: process.authorityId,
      slug: process.slug,
      title: JSON.stringify(process.title),
      state: process.state,
      charter: JSON.stringify(process.charter),
      createdAt,
    },
  });
};

/** Holds the process until the transaction ends, so that what is read of it now is what is replaced. */
export const lockProcess = async (db: Database, id: ProcessId): Promise<void> => {
  await db.$queryRaw`SELECT "id" FROM "ConsultationProcess" WHERE "id" = ${id} FOR UPDATE`;
};

/** False when somebody else has moved the process in the meantime. */
export const changeState = async (
  db: Database,
  id: ProcessId,
  from: string,
  to: string,
): Promise<boolean> => {
  const { count } = await db.consultationProcess.updateMany({
    where: { id, state: from },
    data: { state: to },
  });
  return count === 1;
};

export const saveCharter = async (
  db: Database,
  id: ProcessId,
  charter: ProcessCharter,
): Promise<void> => {
  await db.consultationProcess.update({
    where: { id },
    data: { charter: JSON.stringify(charter) },
  });
};

export const saveEvent = async (
  db: Database,
  processId: ProcessId,
  event: ProcessEvent,
): Promise<void> => {
  await db.processEvent.create({
    data: { ...event, processId, details: JSON.stringify(event.details) },
  });
};

export const listEvents = async (
  db: Database,
  processId: ProcessId,
): Promise<readonly ProcessEvent[]> => {
  const rows = await db.processEvent.findMany({
    where: { processId },
    orderBy: [{ at: "desc" }, { id: "asc" }],
  });
  return rows.map(({ id, at, kind, role, details }) => ({
    id,
    at,
    kind,
    role,
    details: JSON.parse(details),
  }));
};
