export type SurveyPhase = "scheduled" | "open" | "closed";

export interface SurveyDates {
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** Derived from the dates, never stored, so that it cannot be stale. Closed from the closing moment itself. */
export const surveyPhase = ({ opensAt, closesAt }: SurveyDates, now: Date): SurveyPhase => {
  if (closesAt <= now) return "closed";
  return now < opensAt ? "scheduled" : "open";
};
