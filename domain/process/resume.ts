import { isProcessState, type ProcessState } from "./states.ts";

/** What the log says about a step, as it is stored. */
export interface LoggedEvent {
  readonly kind: string;
  readonly at: Date;
  readonly details: Readonly<Record<string, unknown>>;
}

/**
 * Where a paused process goes on: the state in which it was last paused. Null when the log does not know; then the
 * process can only be closed. Coming back asks for no guards, since nothing new begins.
 */
export const stateBeforePause = (events: readonly LoggedEvent[]): ProcessState | null => {
  const pause = events
    .filter(({ kind, details }) => kind === "moved" && details.to === "paused")
    .toSorted((one, other) => other.at.getTime() - one.at.getTime())[0];
  const from = pause?.details.from;
  return typeof from === "string" && isProcessState(from) && from !== "closed" ? from : null;
};
