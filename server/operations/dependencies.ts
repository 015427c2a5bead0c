import "server-only";
import type { BallotStore } from "#server/db/ballots.ts";
import type { Connection, UrnConnection } from "#server/db/client.ts";
import type { Post } from "#server/mail/configured-mailer.ts";
import type { BlindSigner } from "./blind-signer.ts";
import type { Vault } from "./vault.ts";

/** What operations need from outside. Tests bring their own databases, clock and chance. */
export interface Dependencies {
  /** Everything but answers: staff, surveys, the invitation office, what has been published. */
  readonly db: Connection;
  /** The answers, in a database of their own. */
  readonly urn: UrnConnection;
  readonly ballots: BallotStore;
  readonly now: () => Date;
  /** Random, unguessable, url-safe. */
  readonly newId: () => string;
  readonly signer: ReleaseSigner;
  readonly vault: Vault;
  /** Asked for when the first letter is written. */
  readonly post: () => Post;
  readonly blindSigner: BlindSigner;
  /** How much work an answer by an open link costs a browser; 0 for none. */
  readonly workBits: number;
}

/** Signs what is published, so that a copy can be told from a forgery. */
export interface ReleaseSigner {
  /** Ed25519 public key, SPKI, base64. */
  readonly publicKey: string;
  /** Ed25519 signature of a hash in hexadecimal, base64. */
  readonly sign: (hash: string) => string;
}
