/** Where a process can be (domain/README.md (a)). */
export const processStates = [
  "mandate",
  "inventory",
  "analysis",
  "anchoring",
  "pilot",
  "evaluation",
  "adjustment",
  "agreement",
  "decision",
  "in_force",
  "review",
  "paused",
  "closed",
] as const;

export type ProcessState = (typeof processStates)[number];

export const isProcessState = (value: string): value is ProcessState =>
  (processStates as readonly string[]).includes(value);

/** The state kept with the process; what cannot be read is the beginning, where nothing has been promised yet. */
export const stateOf = (process: { readonly state: string }): ProcessState =>
  isProcessState(process.state) ? process.state : "mandate";

export interface Transition {
  readonly from: ProcessState;
  readonly to: ProcessState;
  /** Who sets it going. */
  readonly by: readonly ProcessRole[];
}

export type ProcessRole =
  | "organiser"
  | "process_leader"
  | "steering_group"
  | "minority"
  | "registrar"
  | "system";

const move = (from: ProcessState, to: ProcessState, ...by: readonly ProcessRole[]): Transition => ({
  from,
  to,
  by,
});

/** From each state the ordinary way on comes first. */
export const transitions: readonly Transition[] = [
  move("mandate", "inventory", "organiser"),
  move("inventory", "analysis", "organiser"),
  move("analysis", "anchoring", "process_leader"),
  move("anchoring", "pilot", "steering_group"),
  move("anchoring", "analysis", "minority"),
  move("pilot", "evaluation", "organiser"),
  move("evaluation", "adjustment", "process_leader"),
  move("adjustment", "agreement", "steering_group"),
  move("adjustment", "pilot", "steering_group"),
  move("agreement", "decision", "organiser"),
  move("decision", "in_force", "registrar"),
  move("decision", "agreement", "system"),
  move("decision", "closed", "registrar"),
  move("in_force", "review", "system", "organiser", "minority"),
  move("review", "analysis", "steering_group"),
  move("review", "evaluation", "steering_group"),
  move("review", "closed", "steering_group"),
];

/** Any state can be paused or closed; a pause goes back to where it was. */
export const nextStates = (from: ProcessState): readonly ProcessState[] => {
  if (from === "closed") return [];
  const onwards = transitions.filter((each) => each.from === from).map((each) => each.to);
  const ends: readonly ProcessState[] = from === "paused" ? ["closed"] : ["paused", "closed"];
  return [...new Set([...onwards, ...ends])];
};

/**
 * The roles of this installation stand for several of the process's: an organiser acts for the process leader, the
 * steering group and the registrar, and the event says which decision it was. A minority's own step is never theirs.
 */
const actsFor: Readonly<Record<string, readonly ProcessRole[]>> = {
  organiser: ["organiser", "process_leader", "steering_group", "registrar", "system"],
  analyst: [],
};

export const mayMove = (role: string, from: ProcessState, to: ProcessState): boolean => {
  const acting = actsFor[role] ?? [];
  if (!nextStates(from).includes(to)) return false;
  if (to === "paused" || to === "closed") return acting.includes("organiser");
  return transitions.some(
    (each) => each.from === from && each.to === to && each.by.some((by) => acting.includes(by)),
  );
};
