import { fromStockholmClock } from "#domain/language/from-stockholm-clock.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { meetingForms, meetingKinds, meetingRoles } from "./choices.ts";
import {
  type AgendaItem,
  type Meeting,
  type Origin,
  origins,
  type RaisedIssue,
} from "./meeting.ts";

/** A form as somebody filled it in. */
export interface TypedMeeting {
  /** "" when the field is not there. */
  readonly text: (field: string) => string;
  readonly all: (field: string) => readonly string[];
  /** How many rows the form showed. */
  readonly agendaRows: number;
  readonly issueRows: number;
}

/** One thing that is wrong; `workspace:meetings.problem.<code>` is its sentence. */
export interface MeetingFieldProblem {
  readonly field: string;
  readonly code: string;
}

export const agendaField = (part: "title" | "origin", row: number): string =>
  `agenda.${part}.${row}`;

export type IssuePart = "text" | "raisedBy" | "askedAt" | "answeredAt" | "answer" | "change";
export const issueField = (part: IssuePart, row: number): string => `issue.${part}.${row}`;

/** The meeting, or everything that has to be corrected. Empty rows are no rows. */
export const readMeeting = (
  typed: TypedMeeting,
): Result<Omit<Meeting, "id">, readonly MeetingFieldProblem[]> => {
  const problems: MeetingFieldProblem[] = [];
  const note = (field: string, code: string): void => {
    problems.push({ field, code });
  };
  const text = (field: string): string => {
    const value = typed.text(field).trim();
    if (value.length > longestText) note(field, "too_long");
    return value;
  };

  const title = text("title");
  if (title === "") note("title", "title_missing");
  const kind = meetingKinds.find((each) => each === typed.text("kind"));
  if (kind === undefined) note("kind", "kind_unknown");
  const date = typed.text("date").trim();
  if (!isDay(date)) note("date", "day_invalid");
  const heldAt = fromStockholmClock(`${isDay(date) ? date : someDay}T${typed.text("time").trim()}`);
  if (heldAt === null) note("time", "time_invalid");
  const minutes = Number(typed.text("minutes").trim() || Number.NaN);
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > 1440) {
    note("minutes", "length_invalid");
  }
  const chosen = (field: string, known: readonly string[]): readonly string[] => {
    const values = [...new Set(typed.all(field))];
    if (values.some((value) => !known.includes(value))) note(field, "choice_unknown");
    return values;
  };
  const originIn = (field: string): Origin => {
    const origin = origins.find((each) => each === typed.text(field));
    if (origin === undefined) note(field, "choice_unknown");
    return origin ?? "joint";
  };
  const dayIn = (field: string): string | null => {
    const day = typed.text(field).trim();
    if (day === "") return null;
    if (!isDay(day)) note(field, "day_invalid");
    return day;
  };

  const agenda = rows(typed.agendaRows).flatMap((row): readonly AgendaItem[] => {
    const item = text(agendaField("title", row));
    return item === "" ? [] : [{ title: item, origin: originIn(agendaField("origin", row)) }];
  });
  const issues = rows(typed.issueRows).flatMap((row): readonly RaisedIssue[] => {
    const at = (part: IssuePart) => issueField(part, row);
    const asked = text(at("text"));
    const [answer, change] = [text(at("answer")), text(at("change"))];
    const [askedAt, answeredAt] = [dayIn(at("askedAt")) ?? date, dayIn(at("answeredAt"))];
    if (asked === "") {
      if (`${answer}${change}${answeredAt ?? ""}` !== "") note(at("text"), "text_missing");
      return [];
    }
    if (answer === "" && answeredAt !== null) note(at("answer"), "answer_missing");
    if (answer !== "" && answeredAt === null) note(at("answeredAt"), "answer_day_missing");
    if (answeredAt !== null && answeredAt < askedAt) {
      note(at("answeredAt"), "answered_before_asked");
    }
    return [
      {
        text: asked,
        raisedBy: originIn(at("raisedBy")),
        askedAt,
        answeredAt,
        answer: answer === "" ? null : answer,
        change: change === "" ? null : change,
      },
    ];
  });
  const forms = chosen("forms", meetingForms);
  const rolesPresent = chosen("roles", meetingRoles);
  if (problems.length > 0 || kind === undefined || heldAt === null) return fail(problems);
  return succeed({
    ...{ kind, title, heldAt: heldAt.toISOString(), minutes },
    ...{ agenda, issues, forms, rolesPresent },
  });
};

const longestText = 5000;

/** Rows that a form can show, and that are read at most. */
export const mostRows = 60;

const rows = (count: number): readonly number[] =>
  Array.from({ length: Math.min(Math.max(count, 0), mostRows) }, (_, row) => row);

/** Only lends its date, so that a wrong time is found although the day is wrong too. */
const someDay = "2026-01-01";

const isDay = (written: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(written)) return false;
  const moment = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(written);
};
