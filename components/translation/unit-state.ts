import type { TextEntry } from "#domain/language/text-unit.ts";

/**
 * What the server answered when a text was sent to be saved. Everything but "saved" still holds what was typed;
 * "saved" with null is an empty text where there was none.
 */
export type UnitState =
  | { readonly kind: "none" }
  | { readonly kind: "saved"; readonly entry: TextEntry | null }
  /** `theirs`: what somebody else has saved in the meantime; null when they have taken the text away. */
  | { readonly kind: "conflict"; readonly text: string; readonly theirs: TextEntry | null }
  | { readonly kind: "refused"; readonly text: string; readonly sentence: string };

export type UnitAction = (state: UnitState, form: FormData) => Promise<UnitState>;

export const noAnswer: UnitState = { kind: "none" };
