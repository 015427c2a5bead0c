/** What has been written so far, kept in this browser only, until it is sent. */
export interface Draft {
  readonly step: string;
  readonly nonce: string;
  readonly entries: readonly (readonly [string, string])[];
  /** The invitation that it was written with; empty where none was needed or known. */
  readonly code: string;
}

/** Chosen at random for each answer, so that sending twice stores once. */
export const newNonce = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");

const sentMark = "samrad-sent";

const keyOf = (name: string): string => `samrad:${name}`;

/** A browser that keeps nothing (private windows, full storage) is no reason to stop anybody from answering. */
const quietly = <Value>(attempt: () => Value): Value | null => {
  try {
    return attempt();
  } catch {
    return null;
  }
};

export const readDraft = (name: string): Draft | null => {
  const text = quietly(() => localStorage.getItem(keyOf(name)));
  const draft = text === null ? null : quietly(() => JSON.parse(text) as Partial<Draft>);
  return draft !== null && Array.isArray(draft.entries) && draft.entries.length > 0
    ? {
        ...{ step: String(draft.step), nonce: String(draft.nonce), entries: draft.entries },
        code: String(draft.code ?? ""),
      }
    : null;
};

/** False in a browser that keeps nothing. */
export const keepDraft = (name: string, draft: Draft): boolean =>
  quietly(() => {
    localStorage.setItem(keyOf(name), JSON.stringify(draft));
    return true;
  }) ?? false;

export const wipeDraft = (name: string): void => {
  quietly(() => localStorage.removeItem(keyOf(name)));
};

/**
 * A family may share a telephone: whoever comes with an invitation is offered what was written with it, and what somebody
 * else has begun is neither shown to them nor written over. Without one (`code` empty) it is whatever waits.
 */
export const turnToDraftOf = (name: string, code: string): void => {
  const found = readDraft(name);
  if (found !== null) {
    if (code === "" || found.code === "" || found.code === code) return;
    if (!keepDraft(asideOf(name, found.code), found)) return;
    wipeDraft(name);
  }
  const waiting = code === "" ? firstAside(name) : asideOf(name, code);
  const own = waiting === null ? null : readDraft(waiting);
  if (waiting !== null && own !== null && keepDraft(name, own)) wipeDraft(waiting);
};

const asideOf = (name: string, code: string): string => `${name}#draft ${code}`;

const firstAside = (name: string): string | null => {
  const start = keyOf(asideOf(name, ""));
  const found = quietly(() => Object.keys(localStorage).find((key) => key.startsWith(start)));
  return found == null ? null : found.slice(keyOf("").length);
};

/**
 * Wipes what was sent with a code (empty where none was used), and not what somebody else is writing meanwhile.
 * Remembered until the tab is closed, so that "back" after sending does not bring the answers back.
 */
export const markSent = (name: string, code: string): void => {
  const other = readDraft(name)?.code ?? "";
  if (code === "" || other === "" || other === code) wipeDraft(name);
  if (code !== "") wipeDraft(asideOf(name, code));
  quietly(() => sessionStorage.setItem(sentMark, name));
};

export const wasSent = (name: string): boolean =>
  quietly(() => sessionStorage.getItem(sentMark)) === name;

export const forgetSent = (): void => {
  quietly(() => sessionStorage.removeItem(sentMark));
};
