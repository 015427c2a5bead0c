import "server-only";
import { hashCode, newCode } from "#server/auth/one-time-codes.ts";
import { isAnyoneThere } from "#server/db/people.ts";
import { replaceCode } from "#server/db/setup-codes.ts";
import type { StaffDependencies } from "./staff-dependencies.ts";

/**
 * The code that whoever starts the server reads in its output and types on the first-run page, so that nobody else can
 * become the first organiser. A new one at every start; null once somebody is there.
 */
export const issueSetupCode =
  ({ db, now }: Pick<StaffDependencies, "db" | "now">) =>
  async (): Promise<string | null> => {
    if (await isAnyoneThere(db)) return null;
    const code = newCode();
    await replaceCode(db, "first-run", hashCode(code), now());
    return code;
  };
