import "server-only";
import type { Connection } from "#server/db/client.ts";
import type { Vault } from "./vault.ts";

/** What operations on people need from outside. */
export interface StaffDependencies {
  readonly db: Connection;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Keys the throttle's hashes: neither e-mail nor network addresses are kept. */
  readonly secret: string;
  /** Organisers must have set up time-based codes before they may do anything (SAMRAD_REQUIRE_TOTP). */
  readonly requireTotp?: boolean;
}

/** With the vault, which the wiring makes of the secret. */
export interface SecuredDependencies extends StaffDependencies {
  readonly vault: Vault;
}
