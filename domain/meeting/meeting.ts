import type { Minority } from "#domain/shared/minorities.ts";

/** A meeting that has been held, as the register keeps it. Nobody is in it by name. */
export interface Meeting {
  readonly id: string;
  readonly kind: "ordinary" | "extra";
  readonly title: string;
  /** ISO 8601. */
  readonly heldAt: string;
  readonly minutes: number;
  readonly place: string;
  /** Weeks between the agenda being sent and the meeting. */
  readonly noticeWeeks: number;
  /** A value of the question `forms`. */
  readonly form: string;
  /** Which of the roles of the question `representation` were there. */
  readonly roles: readonly string[];
  readonly minorities: readonly Minority[];
  readonly languages: readonly string[];
  readonly agenda: readonly AgendaItem[];
  readonly issues: readonly RaisedIssue[];
}

export interface AgendaItem {
  readonly title: string;
  readonly origin: "minority" | "authority" | "joint";
  /** Whose proposal it was, when it came from a minority. */
  readonly minority: Minority | null;
  /** An operation of the authority's list. */
  readonly operation: string;
  /** How far the matter had come when it was first discussed. */
  readonly stage: "idea" | "early" | "draft" | "decided";
}

export interface RaisedIssue {
  readonly id: string;
  readonly title: string;
  readonly raisedBy: Minority;
  readonly owner: string;
  /** Dates as YYYY-MM-DD or ISO 8601. */
  readonly raisedAt: string;
  readonly answerDueAt: string;
  readonly answeredAt: string | null;
  readonly answer: string | null;
  /** What became different; null while nothing has. */
  readonly changed: string | null;
}
