/** What has been written so far, kept in this browser only, until it is sent. */
export interface Draft {
  readonly step: string;
  readonly nonce: string;
  readonly entries: readonly (readonly [string, string])[];
}

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
    ? { step: String(draft.step), nonce: String(draft.nonce), entries: draft.entries }
    : null;
};

export const keepDraft = (name: string, draft: Draft): void => {
  quietly(() => localStorage.setItem(keyOf(name), JSON.stringify(draft)));
};

export const wipeDraft = (name: string): void => {
  quietly(() => localStorage.removeItem(keyOf(name)));
};

/** Remembered until the tab is closed, so that "back" after sending does not bring the answers back. */
export const markSent = (name: string): void => {
  wipeDraft(name);
  quietly(() => sessionStorage.setItem(sentMark, name));
};

export const wasSent = (name: string): boolean =>
  quietly(() => sessionStorage.getItem(sentMark)) === name;

export const forgetSent = (): void => {
  quietly(() => sessionStorage.removeItem(sentMark));
};
