import "server-only";
import type { Meeting } from "#domain/meeting/meeting.ts";
import type { ProcessId } from "#domain/shared/ids.ts";
import type { Database } from "./database.ts";

/** Columns that are searched stand by themselves; the rest of the record is one text. */
export const saveMeeting = async (
  db: Database,
  processId: ProcessId,
  meeting: Meeting,
  createdAt: Date,
): Promise<void> => {
  const { id, kind, title, heldAt, minutes, ...record } = meeting;
  await db.meeting.create({
    data: {
      id,
      processId,
      kind,
      title,
      heldAt: new Date(heldAt),
      minutes,
      record: JSON.stringify(record),
      createdAt,
    },
  });
};

export const listMeetings = async (
  db: Database,
  processId: ProcessId,
): Promise<readonly Meeting[]> => {
  const rows = await db.meeting.findMany({ where: { processId }, orderBy: { heldAt: "asc" } });
  return rows.map((row) => ({
    ...JSON.parse(row.record),
    id: row.id,
    kind: row.kind,
    title: row.title,
    heldAt: row.heldAt.toISOString(),
    minutes: row.minutes,
  }));
};
