import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { checkAuditFile } from "#server/operations/check-audit-chain.ts";

/**
 * Anybody's proof that a downloaded log is what was written: `npm run check:audit -- log.jsonl`. With `--end <hash>`, a
 * sum written down earlier must stand in the file. Ends with 1 when the chain does not hold, with 2 for no such file.
 */
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { end: { type: "string" } },
});

const stop = (line: string, status: number): never => {
  process.stderr.write(`${line}\n`);
  process.exit(status);
};

/** A file that cannot be read says nothing about a chain. */
const textOf = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const why = error instanceof Error && "code" in error ? error.code : error;
    return stop(`${basename(path)} cannot be read: ${why}`, 2);
  }
};

const [file] = positionals;
if (file === undefined) stop("Usage: npm run check:audit -- log.jsonl [--end <hash>]", 2);
else {
  const text = textOf(file);
  const check = checkAuditFile(text);
  if (check === null) stop(`${basename(file)} is no whole log of Samråd`, 2);
  else if (!check.holds) stop(`The chain breaks at entry ${check.at}`, 1);
  else if (options.end !== undefined && !text.includes(`"hash":"${options.end}"`))
    stop(`The chain holds, but ${options.end} is not in it`, 1);
  else
    process.stdout.write(`The chain holds: ${check.end.number} entries, end ${check.end.hash}\n`);
}
