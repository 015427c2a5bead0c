import "server-only";
import type { LanguageCode } from "#domain/language/registry.ts";

/** One letter to one person. */
export interface MailMessage {
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  /** The same words, without anything that is fetched from somewhere. */
  readonly html: string;
  readonly language: LanguageCode;
}

/**
 * `sent`: the next server has taken it. `bounced`: it will never be taken for this address. `deferred`: not now, for
 * this address. `unavailable`: no letter to anybody can be sent now.
 */
export type MailOutcome = "sent" | "bounced" | "deferred" | "unavailable";

/** Hands letters over, one at a time. Never writes an address or a text of one anywhere else. */
export interface Mailer {
  readonly kind: "smtp" | "files" | "console";
  readonly send: (message: MailMessage) => Promise<MailOutcome>;
}
