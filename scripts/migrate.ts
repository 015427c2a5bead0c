import { configuredTarget } from "#server/db/client.ts";
import { applyMigrations, type MigrationProblem } from "#server/db/migrate.ts";

/**
 * Brings the configured database up to this version of the program. Exit code 0: done, or nothing to do; 3: refused,
 * and the database is as it was; 1: something broke, and the database is as it was.
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

const outcome = await applyMigrations(configuredTarget());
if (outcome.ok) {
  for (const name of outcome.value) console.log(`Applied ${name}`);
} else {
  console.error(sentenceFor(outcome.problem));
  process.exitCode = refusedExitCode;
}
