import type { LetterText } from "#domain/invitation/letter.ts";
import type { Recipient } from "#domain/invitation/recipient.ts";
import type { LanguageCode } from "#domain/language/registry.ts";

/** Everything that stands on one printed letter or card. */
export interface InvitationSheet {
  readonly id: string;
  readonly language: LanguageCode;
  readonly recipient: Recipient | null;
  readonly words: LetterText;
  /** As it is typed: in groups. */
  readonly code: string;
  /** As it is typed: without https. */
  readonly address: string;
  /** What the square holds: the address with the code in its fragment. */
  readonly link: string;
  readonly fingerprint: string;
}
