/** Thresholds of the pilot's evaluation (domain/README.md d.8). Change a number and raise the version. */
export const evaluationConfiguration = {
  rulesVersion: "1.0.0",
  /** Every minority at least this favourable, and at most this unfavourable: keep. */
  keep: { favourable: 0.6, unfavourable: 0.25, favourableWhenMerged: 0.75 },
  /** One minority this unfavourable, or all of them together less favourable than this: rethink. */
  rethink: { unfavourable: 0.5, meanFavourable: 0.4 },
  /** Share apart from which a minority and the authority tell different pictures. */
  differentPictures: 0.25,
  spread: 0.25,
  /** Steps on the five-step scale from which a change is called one. */
  change: 0.5,
  /** Fewer minorities than this: extend, and hold oral sessions. */
  minoritiesNeeded: 3,
  core: ["influence", "feedback", "agenda", "equal_terms"],
} as const;

/** The five-step indicators: where each is asked. Its id is the row's, or the word the rules use for it. */
export const fiveStepIndicators = [
  { id: "influence", block: "now:influence" },
  { id: "trust", block: "now:trust" },
  { id: "knowledge", block: "now:knowledge" },
  { id: "interest", block: "now:interest" },
  { id: "agenda", block: "quality:agenda" },
  { id: "timing", block: "quality:timing" },
  { id: "equal_terms", block: "quality:equal_terms" },
  { id: "safe_to_disagree", block: "quality:safe_to_disagree" },
  { id: "right_people", block: "quality:right_people" },
  { id: "material", block: "quality:material" },
  { id: "access", block: "quality:access" },
  { id: "feedback", block: "outcome:feedback" },
  { id: "visible_use", block: "outcome:visible_use" },
  { id: "effect", block: "outcome:effect" },
  { id: "value_minorities", block: "outcome:value_minorities" },
  { id: "value_operations", block: "outcome:value_operations" },
  { id: "integration", block: "outcome:integration" },
  { id: "legitimacy", block: "outcome:legitimacy" },
  { id: "direction", block: "right_track" },
] as const;

export type FiveStepId = (typeof fiveStepIndicators)[number]["id"];
