/** What this browser has asked the office to sign, kept until the answer has arrived: asked again, it is the same. */
export interface KeptBlinding {
  readonly audience: string;
  readonly nonce: string;
  readonly blinded: string;
  readonly inverse: string;
  /** Null until the office has answered. */
  readonly signature: string | null;
}

/** The invitation in use, and what was blinded with each: a family may share a telephone. */
export interface KeptInvitations {
  readonly code: string;
  /** By `blindingKey`. */
  readonly blindings: Readonly<Record<string, KeptBlinding>>;
  /** The key of what is being sent; empty when nothing is, or something that needs no invitation. */
  readonly sending: string;
}

/** A code may be tried for another group than it is for; what it bought for its own must be found again. */
export const blindingKey = (code: string, audience: string): string => `${code} ${audience}`;

const keyOf = (name: string): string => `samrad:${name}#invitation`;

/** A browser that keeps nothing is no reason to stop: then it is in the memory of the page. */
export const readInvitations = (name: string): KeptInvitations => {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(name)) ?? "{}") as Partial<KeptInvitations>;
    const { code = "", blindings = {}, sending = "" } = kept;
    return { code: String(code), blindings, sending: String(sending) };
  } catch {
    return { code: "", blindings: {}, sending: "" };
  }
};

/**
 * Adds to what is kept. What another tab has kept for the same code and group stays: the office signs one nonce for
 * each code, and whoever forgets it has lost the vote.
 */
export const keepInvitations = (name: string, invitations: KeptInvitations): void => {
  const before = readInvitations(name).blindings;
  const others = Object.entries(before).filter(
    ([key, { nonce }]) => nonce !== invitations.blindings[key]?.nonce,
  );
  write(name, {
    ...invitations,
    blindings: { ...invitations.blindings, ...Object.fromEntries(others) },
  });
};

/** The answer has arrived: what it was bought with is worth nothing any more. What others bought here stays. */
export const forgetSentInvitation = (name: string): void => {
  const { blindings, sending } = readInvitations(name);
  const left = Object.entries(blindings).filter(([key]) => key !== sending);
  write(name, { code: "", blindings: Object.fromEntries(left), sending: "" });
};

/** On a device that is shared nothing is kept. */
export const wipeInvitations = (name: string): void => {
  try {
    localStorage.removeItem(keyOf(name));
  } catch {
    // As above.
  }
};

const write = (name: string, invitations: KeptInvitations): void => {
  const { code, blindings } = invitations;
  const isEmpty = code === "" && Object.keys(blindings).length === 0;
  if (isEmpty) wipeInvitations(name);
  else store(name, invitations);
};

const store = (name: string, invitations: KeptInvitations): void => {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(invitations));
  } catch {
    // As above.
  }
};
