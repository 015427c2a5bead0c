import "server-only";
import type { Connection } from "#server/db/client.ts";

/** What operations on people need from outside. */
export interface StaffDependencies {
  readonly db: Connection;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Keys the throttle's hashes: neither e-mail nor network addresses are kept. */
  readonly secret: string;
}
