import type { PersonId } from "#domain/shared/ids.ts";

/** What each coder found in each text: text -> codes. */
export type Coding = ReadonlyMap<string, readonly string[]>;

/** How a disagreement was ended, or what one of the two has proposed. */
export interface Settlement {
  readonly themes: readonly string[];
  readonly by: readonly PersonId[];
  /** Both coders have said the same, or an organiser who coded nothing has decided. */
  readonly final: boolean;
}

export type Settlements = Readonly<Record<string, Settlement>>;

/** The texts that the two read differently, in the order of the first. */
export const disagreements = (one: Coding, other: Coding): readonly string[] =>
  [...one].flatMap(([text, codes]) => (isSame(codes, other.get(text) ?? []) ? [] : [text]));

/** One says what a text is about; it stands when the other says the same, or somebody decides who coded nothing. */
export const settle = (
  before: Settlement | undefined,
  themes: readonly string[],
  person: PersonId,
  isCoder: boolean,
): Settlement => {
  if (!isCoder) return { themes, by: [person], final: true };
  const agrees =
    before !== undefined && !before.by.includes(person) && isSame(before.themes, themes);
  return agrees
    ? { themes, by: [...before.by, person], final: true }
    : { themes, by: [person], final: false };
};

/** What each text is about in the end; null while some text is still open. */
export const settledCoding = (
  one: Coding,
  other: Coding,
  settlements: Settlements,
): Coding | null => {
  const open = new Set(disagreements(one, other));
  const settled = new Map<string, readonly string[]>();
  for (const [text, codes] of one) {
    const settlement = settlements[text];
    if (open.has(text) && settlement?.final !== true) return null;
    settled.set(text, open.has(text) && settlement !== undefined ? settlement.themes : codes);
  }
  return settled;
};

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.toSorted().join() === other.toSorted().join();
