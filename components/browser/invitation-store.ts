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
  readonly blindings: Readonly<Record<string, KeptBlinding>>;
}

const keyOf = (name: string): string => `samrad:${name}#invitation`;

/** A browser that keeps nothing is no reason to stop: then it is in the memory of the page. */
export const readInvitations = (name: string): KeptInvitations => {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(name)) ?? "{}") as Partial<KeptInvitations>;
    return { code: String(kept.code ?? ""), blindings: kept.blindings ?? {} };
  } catch {
    return { code: "", blindings: {} };
  }
};

export const keepInvitations = (name: string, invitations: KeptInvitations): void => {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(invitations));
  } catch {
    // As above.
  }
};

export const wipeInvitations = (name: string): void => {
  try {
    localStorage.removeItem(keyOf(name));
  } catch {
    // As above.
  }
};
