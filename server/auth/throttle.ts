/** Failed tries with one key (an e-mail address, a network address, a known device) in one minute. */
export interface FailedTries {
  /** Whole minutes since 1970. */
  readonly window: number;
  readonly failures: number;
}

export interface ThrottlePolicy {
  /** So many failures within the hour cost nothing: people mistype. */
  readonly free: number;
  readonly longestWait: number;
}

/**
 * A person mistypes a few times. Behind one network address of a community centre sit fifty people who each mistype
 * up to four times in an hour; two hundred guesses an hour at passwords of twelve characters get nobody anywhere. A
 * device that this person has signed in from before is counted by itself, so that a stranger who keeps guessing cannot
 * keep the person out. Codes of the second step are counted by person: only who has the password comes so far.
 */
export const throttlePolicies = {
  email: { free: 5, longestWait: 15 },
  address: { free: 200, longestWait: 15 },
  device: { free: 10, longestWait: 15 },
  code: { free: 5, longestWait: 15 },
} as const satisfies Record<string, ThrottlePolicy>;

/** Failures older than this are forgotten. */
export const remembered = 60;

/**
 * How many minutes somebody has to wait before the next try; 0 is now. Each failure above the free ones doubles the
 * wait, up to a quarter of an hour, counted from the newest failure. Tries that are turned away are not counted.
 */
export const minutesToWait = (
  tries: readonly FailedTries[],
  now: number,
  policy: ThrottlePolicy,
): number => {
  const recent = tries.filter((each) => each.failures > 0 && each.window > now - remembered);
  const failures = recent.reduce((sum, each) => sum + each.failures, 0);
  if (failures < policy.free) return 0;
  const newest = Math.max(...recent.map((each) => each.window));
  const wait = Math.min(2 ** (failures - policy.free), policy.longestWait);
  return Math.max(0, newest + wait - now);
};
