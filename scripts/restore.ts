import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import {
  RestoredNotMigrated,
  type RestoreProblem,
  restoreBackup,
} from "#server/operations/restore.ts";
import { readRequests, stop } from "./backup/read-request.ts";

/**
 * `npm run restore -- --office <file> --urn <file>` into the configured databases, which must be empty; with
 * `--replace` what is in them goes, after a word typed by hand. Stop the server first. Exit code 3: refused, and
 * everything is as it was; 2: nothing was begun; 1: restored, and not brought to this version.
 */
const { values: options } = parseArgs({
  options: {
    office: { type: "string" },
    urn: { type: "string" },
    replace: { type: "boolean", default: false },
  },
});
const confirmation = "replace everything";
const refusedExitCode = 3;

const sentences: Readonly<Record<RestoreProblem["code"], string>> = {
  damaged_or_other_key:
    "the file is damaged or not whole, or the passphrase is another. Nothing was changed.",
  other_part: "this is the file of the other part. Nothing was changed.",
  newer_backup:
    "the file was made by a version of the program that this one does not know. Use that version or a later one.",
  database_of_another_version:
    "the database is at another version than the file. Restore into an empty database: it is brought to this version afterwards.",
  not_empty: "the database is not empty. With --replace its contents are removed first.",
};

const requests = readRequests({ office: options.office, urn: options.urn });
if (requests.length === 0) stop("Which files? npm run restore -- --office <file> --urn <file>");
if (options.replace) {
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  const parts = requests.map(({ part }) => part).join(" and ");
  const typed = await asking.question(
    `Everything now in ${parts} will be removed. Type "${confirmation}" to go on: `,
  );
  asking.close();
  if (typed.trim() !== confirmation) stop("Nothing was changed.");
}
const outcome = await restoreBackup(requests, { replace: options.replace }).catch((error) => {
  if (!(error instanceof RestoredNotMigrated)) throw error;
  process.stderr.write(
    "The contents were replaced by the backup's, and could not be brought to this version. `npm run db:migrate` tries again and says why.\n",
  );
  process.exit(1);
});
if (outcome.ok) for (const { part } of requests) console.log(`${part}: restored`);
else {
  console.error(`${outcome.problem.part}: ${sentences[outcome.problem.code]}`);
  process.exitCode = refusedExitCode;
}
