import "server-only";
import { setTimeout as sleep } from "node:timers/promises";

/** Where those wait who have done something wrong: one after the other, whoever they are. */
export interface SlowLane {
  /** `busy`: so many are waiting that this one is turned away at once. */
  readonly wait: () => Promise<"waited" | "busy">;
}

/** A lane of this process. The first one waits its own turn only, so a person who mistypes hardly notices. */
export const slowLane = ({
  millisecondsEach,
  mostWaiting,
}: {
  readonly millisecondsEach: number;
  readonly mostWaiting: number;
}): SlowLane => {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    wait: async () => {
      if (waiting >= mostWaiting) return "busy";
      waiting += 1;
      last = last.then(() => sleep(millisecondsEach, undefined, { ref: false }));
      await last;
      waiting -= 1;
      return "waited";
    },
  };
};
