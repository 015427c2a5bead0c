import "server-only";
import { isAnyoneThere } from "#server/db/people.ts";
import type { StaffDependencies } from "./staff-dependencies.ts";

/** True until the first organiser has been made. */
export const isFirstRun =
  ({ db }: Pick<StaffDependencies, "db">) =>
  async (): Promise<boolean> =>
    !(await isAnyoneThere(db));
