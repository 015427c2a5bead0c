/** A held meeting as it is on record: what it was about, what was asked and what came of it. Nobody's name. */
export interface Meeting {
  readonly id: string;
  /** `ordinary` is in the yearly rhythm; `extra` is about one issue. A pre-meeting or working group is neither. */
  readonly kind: "ordinary" | "extra" | "pre_meeting" | "working_group";
  readonly title: string;
  /** ISO 8601. */
  readonly heldAt: string;
  readonly minutes: number;
  readonly agenda: readonly AgendaItem[];
  readonly issues: readonly RaisedIssue[];
  /** Values of the questionnaire's `forms`. */
  readonly forms: readonly string[];
  /** Values of the questionnaire's `representation`: who was there from the authority, by function. */
  readonly rolesPresent: readonly string[];
}

/** Who a matter came from. */
export const origins = ["minority", "authority", "joint"] as const;
export type Origin = (typeof origins)[number];

export interface AgendaItem {
  readonly title: string;
  readonly origin: Origin;
}

export interface RaisedIssue {
  readonly text: string;
  readonly raisedBy: Origin;
  readonly askedAt: string;
  readonly answeredAt: string | null;
  readonly answer: string | null;
  /** What was changed because of it; null as long as nothing was. */
  readonly change: string | null;
}
