import { isAtLeast } from "#domain/language/text-status.ts";
import type { TextEntry, TextStanding, TextUnit } from "#domain/language/text-unit.ts";

/** A text as the desk shows it. */
export interface DeskUnit {
  readonly unit: TextUnit;
  readonly entry: TextEntry | null;
  readonly standing: TextStanding;
  readonly faults: readonly { readonly code: string }[];
  readonly comments: number;
}

/** Whether somebody has to write: nothing there, a draft, or made from another Swedish text than today's. */
export const isOpen = ({ status, stale }: TextStanding): boolean =>
  stale || !isAtLeast(status, "translated");
