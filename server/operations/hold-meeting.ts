import "server-only";
import type { Meeting } from "#domain/meeting/meeting.ts";
import type { Actor } from "#domain/process/actor.ts";
import type { ProcessId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { listMeetings as readMeetings, saveMeeting } from "#server/db/meetings.ts";
import { type AccessProblem, accessProcess } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";

export type RecordMeetingProblem =
  | AccessProblem
  | { readonly code: "title_missing" }
  | { readonly code: "length_invalid" };

/** Puts a held meeting with its agenda and raised issues on record. */
export const recordMeeting =
  ({ db, now, newId }: Pick<Dependencies, "db" | "now" | "newId">) =>
  async (
    actor: Actor,
    processId: ProcessId,
    meeting: Omit<Meeting, "id">,
  ): Promise<Result<string, RecordMeetingProblem>> => {
    const access = await accessProcess({ db }, actor, processId, "record_meeting");
    if (!access.ok) return access;
    if (meeting.title.trim() === "") return fail({ code: "title_missing" });
    if (!Number.isInteger(meeting.minutes) || meeting.minutes < 1 || meeting.minutes > 1440) {
      return fail({ code: "length_invalid" });
    }
    const id = newId();
    await saveMeeting(db, processId, { ...meeting, id }, now());
    return succeed(id);
  };

export const listMeetings =
  ({ db }: Pick<Dependencies, "db">) =>
  async (
    actor: Actor,
    processId: ProcessId,
  ): Promise<Result<readonly Meeting[], AccessProblem>> => {
    const access = await accessProcess({ db }, actor, processId, "read");
    return access.ok ? succeed(await readMeetings(db, processId)) : access;
  };
