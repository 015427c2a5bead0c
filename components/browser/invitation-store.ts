/** What this browser has asked the office to sign, kept until the answer has arrived: asked again, it is the same. */
export interface KeptBlinding {
  readonly audience: string;
  readonly nonce: string;
  readonly blinded: string;
  readonly inverse: string;
  /** Null until the office has answered. */
  readonly signature: string | null;
}

/** By `blindingKey`. */
export type Blindings = Readonly<Record<string, KeptBlinding>>;

/** The invitation in use, and what was blinded with each: a family may share a telephone. */
export interface KeptInvitations {
  readonly code: string;
  readonly blindings: Blindings;
}

/** What one tab knows: it ends with the tab, and another tab neither sees nor changes it. */
export interface TabInvitation extends KeptInvitations {
  /** The code whose answer is being sent; empty when nothing is, or something that needs no invitation. */
  readonly sending: string;
}

/** A code may be tried for another group than it is for; what it bought for its own must be found again. */
export const blindingKey = (code: string, audience: string): string => `${code} ${audience}`;

const isOf = (code: string, key: string): boolean => key.startsWith(blindingKey(code, ""));

const keyOf = (name: string): string => `samrad:${name}#invitation`;

/** A browser that keeps nothing is no reason to stop: then it is in the memory of the page. */
export const readInvitations = (name: string): KeptInvitations => read("localStorage", name);

/**
 * Adds to what is kept. What another tab has kept for the same code and group stays: the office signs one nonce for
 * each code, and whoever forgets it has lost the vote.
 */
export const keepInvitations = (name: string, { code, blindings }: KeptInvitations): void => {
  const before = readInvitations(name).blindings;
  const others = Object.entries(before).filter(
    ([key, { nonce }]) => nonce !== blindings[key]?.nonce,
  );
  write(name, { code, blindings: { ...blindings, ...Object.fromEntries(others) } });
};

/**
 * On a device that is shared nothing of one's own is kept: it is taken out and handed over. What others bought on it
 * stays, and is found again by their code.
 */
export const takeOut = (name: string, code: string): Blindings => {
  const all = Object.entries(readInvitations(name).blindings);
  write(name, {
    code: "",
    blindings: Object.fromEntries(all.filter(([key]) => !isOf(code, key))),
  });
  return Object.fromEntries(all.filter(([key]) => isOf(code, key)));
};

/**
 * The answer has arrived: all that its code has bought or tried to buy, for whichever group, is worth nothing any more
 * and would lead from the code to the receipt. What others bought here stays. The code; empty where none was used.
 */
export const forgetSentInvitation = (name: string): string => {
  const { sending } = readTab(name);
  const { code, blindings } = readInvitations(name);
  const left = Object.entries(blindings).filter(([key]) => sending === "" || !isOf(sending, key));
  const isOthers = sending !== "" && sending !== code;
  write(name, { code: isOthers ? code : "", blindings: Object.fromEntries(left) });
  wipeTab(name);
  return sending;
};

export const readTab = (name: string): TabInvitation => read("sessionStorage", name);

/** False in a browser that keeps nothing. */
export const keepTab = (name: string, tab: TabInvitation): boolean =>
  store("sessionStorage", name, tab);

export const wipeTab = (name: string): void => wipe("sessionStorage", name);

type Place = "localStorage" | "sessionStorage";

/** Throws where a browser refuses it. */
const storage = (place: Place): Storage =>
  place === "localStorage" ? localStorage : sessionStorage;

const read = (place: Place, name: string): TabInvitation => {
  try {
    const kept = JSON.parse(storage(place).getItem(keyOf(name)) ?? "{}");
    const { code = "", blindings = {}, sending = "" } = kept as Partial<TabInvitation>;
    return { code: String(code), blindings, sending: String(sending) };
  } catch {
    return { code: "", blindings: {}, sending: "" };
  }
};

const write = (name: string, { code, blindings }: KeptInvitations): void => {
  const isEmpty = code === "" && Object.keys(blindings).length === 0;
  if (isEmpty) wipe("localStorage", name);
  else store("localStorage", name, { code, blindings });
};

const store = (place: Place, name: string, invitations: KeptInvitations): boolean => {
  try {
    storage(place).setItem(keyOf(name), JSON.stringify(invitations));
    return true;
  } catch {
    return false;
  }
};

const wipe = (place: Place, name: string): void => {
  try {
    storage(place).removeItem(keyOf(name));
  } catch {
    // Nothing is kept there.
  }
};
