import type { LanguageCode } from "#domain/language/registry.ts";

/** How an invitation reaches somebody. A card is handed over and has no name on it. */
export const channels = ["email", "letter", "card"] as const;
export type Channel = (typeof channels)[number];

/** Somebody who is invited by name. What the channel does not need is empty. */
export interface Recipient {
  readonly name: string;
  /** Lines of a postal address. */
  readonly lines: readonly string[];
  readonly town: string;
  readonly email: string;
  /** The language of the letter. */
  readonly language: LanguageCode;
}

/** `withdrawn`: it opens nothing any more. Whether an invitation has been used is nowhere in what staff can read. */
export type InvitationState = "unsent" | "sent" | "bounced" | "withdrawn";

export type BatchState = "proposed" | "minted" | "refused";
