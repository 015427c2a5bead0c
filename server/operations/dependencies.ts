import "server-only";
import type { BallotStore } from "#server/db/ballots.ts";
import type { Connection } from "#server/db/client.ts";

/** What operations need from outside. Tests bring their own database, clock and chance. */
export interface Dependencies {
  readonly db: Connection;
  readonly ballots: BallotStore;
  readonly now: () => Date;
  /** Random, unguessable, url-safe. */
  readonly newId: () => string;
  readonly signer: ReleaseSigner;
}

/** Signs what is published, so that a copy can be told from a forgery. */
export interface ReleaseSigner {
  /** Ed25519 public key, SPKI, base64. */
  readonly publicKey: string;
  /** Ed25519 signature of a hash in hexadecimal, base64. */
  readonly sign: (hash: string) => string;
}
