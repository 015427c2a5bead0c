import { configuredTarget, configuredUrnTarget } from "#server/db/client.ts";
import { applyMigrations, type MigrationProblem } from "#server/db/migrate.ts";
import { moveToUrn } from "#server/db/move-to-urn.ts";

/**
 * Brings the configured databases, the office and the urn, up to this version of the program. Exit code 0: done, or nothing to do; 3: refused,
 * and the database that it names is as it was; 1: something broke, and that database is as it was.
 */
const refusedExitCode = 3;

const sentenceFor = (problem: MigrationProblem): string => {
  switch (problem.code) {
    case "database_newer":
      return `The database is newer than this program: it has ${list(problem.migrations)}, which this version does not know. Start the newer version, or restore the backup made before it.`;
    case "migration_edited":
      return `The migration ${list(problem.migrations)} was changed after it was applied. Restore the file as it was and write a new migration.`;
    case "migration_unfinished":
      return `Another tool began ${list(problem.migrations)} and did not finish. Repair the database, then tell its history with "prisma migrate resolve".`;
    case "database_foreign":
      return "The database has tables that Samråd did not make. Give it an empty database.";
  }
};

const list = (names: readonly string[]): string => names.join(", ");

const tell = (where: string, outcome: Awaited<ReturnType<typeof applyMigrations>>): boolean => {
  if (outcome.ok) {
    for (const name of outcome.value) console.log(`Applied ${name} ${where}`);
    return true;
  }
  console.error(`${where}: ${sentenceFor(outcome.problem)}`);
  process.exitCode = refusedExitCode;
  return false;
};

// The urn first: answers of an older installation move there before their old tables go.
const isUrnReady = tell(
  "(urn)",
  await applyMigrations(configuredUrnTarget(), "prisma/urn/migrations"),
);
if (isUrnReady) {
  const moved = await moveToUrn(configuredTarget(), configuredUrnTarget());
  if (moved > 0) console.log(`Moved ${moved} answers to the urn`);
  tell("(office)", await applyMigrations(configuredTarget()));
}
