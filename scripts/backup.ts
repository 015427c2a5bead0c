import { parseArgs } from "node:util";
import { writeBackup } from "#server/operations/backup.ts";
import { readRequests, stop } from "./backup/read-request.ts";

/**
 * `npm run backup -- --office <file> --urn <file>`: two encrypted files, of about the same moment, while the server
 * runs. Either may be left out, where different people keep them. Exit code 2: nothing was begun; 1: nothing was made.
 */
const { values: options } = parseArgs({
  options: { office: { type: "string" }, urn: { type: "string" } },
});

const requests = readRequests({ office: options.office, urn: options.urn });
if (requests.length === 0) stop("Which files? npm run backup -- --office <file> --urn <file>");
try {
  await writeBackup(requests);
  for (const { part, file } of requests) console.log(`${part}: ${file}`);
} catch (error) {
  // A message of the database may carry a row; one of the file system says which file it could not write.
  const told =
    error instanceof Error && !("routine" in error) ? error.message : "the database failed";
  console.error(`No backup was made: ${told}`);
  process.exitCode = 1;
}
