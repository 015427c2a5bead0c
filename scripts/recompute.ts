import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import type { PublishedBundle } from "#domain/disclosure/published-bundle.ts";
import { evaluatePilot } from "#domain/evaluation/evaluate-pilot.ts";
import type { Phrase } from "#domain/language/phrase.ts";
import { renderPhrase } from "#domain/language/render-phrase.ts";
import { proposeStructure } from "#domain/structure/propose-structure.ts";
import { fileTexts } from "./recompute/file-texts.ts";
import {
  checkLines,
  evaluationLines,
  fileLines,
  isExpected,
  proposalLines,
} from "./recompute/print-proposal.ts";
import { allHold, verifyBundle } from "./recompute/verify-bundle.ts";
import { readReceiptLists, verifyCounts, verifyReceipts } from "./recompute/verify-receipts.ts";

/**
 * Anybody's proof: from a downloaded published.json to the same proposal, without a database, a server or an account.
 * Ends with 1 when a checksum, a link or a signature does not hold, or when the file is another than the one that
 * `--sha256`, the sum on the structure page, belongs to.
 */
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lang: { type: "string", default: "sv" },
    json: { type: "boolean", default: false },
    sha256: { type: "string" },
    // Saved pages of receipts, one per survey.
    receipts: { type: "string", multiple: true, default: [] },
  },
});

const language = options.lang === "en" ? "en" : "sv";
const translate = fileTexts(language);
const say = (phrase: Phrase): string => renderPhrase(phrase, translate, language);

const print = (lines: readonly string[]): void => {
  process.stdout.write(`${lines.join("\n")}\n`);
};

const stop = (line: string): never => {
  process.stderr.write(`${line}\n`);
  process.exit(2);
};

const readBundle = (file: string): PublishedBundle => {
  let read: unknown = null;
  try {
    read = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // Unreadable and wrong are told apart by nobody: the sentence is the same.
  }
  const isBundle =
    typeof read === "object" &&
    read !== null &&
    "format" in read &&
    read.format === "samrad-published-1" &&
    "waves" in read &&
    Array.isArray(read.waves);
  if (!isBundle) {
    return stop(say({ key: "structure:recompute.notABundle", values: { file: basename(file) } }));
  }
  return read as PublishedBundle;
};

const [file] = positionals;
if (file === undefined) stop(say({ key: "structure:recompute.usage" }));
else {
  const bundle = readBundle(file);
  const proposal = proposeStructure(bundle);
  const evaluation = evaluatePilot(bundle);
  const lists = options.receipts.flatMap((path) => readReceiptLists(readFileSync(path, "utf8")));
  const checks = {
    ...verifyBundle(bundle),
    counts: verifyCounts(bundle),
    ...(options.receipts.length > 0 && { receipts: verifyReceipts(bundle, lists) }),
  };
  const sum = {
    sha256: createHash("sha256").update(readFileSync(file)).digest("hex"),
    expected: options.sha256 ?? null,
  };
  // A page of receipts of another survey proves nothing.
  const isAbout = options.receipts.length === 0 || (checks.receipts?.total ?? 0) > 0;
  const holds = allHold(checks) && isAbout && isExpected(sum);
  if (options.json) {
    print([JSON.stringify({ proposal, evaluation, checks, file: sum }, null, 2)]);
  } else {
    print([
      say({ key: "structure:recompute.title", values: { file: basename(file) } }),
      ...proposalLines(proposal, say),
      ...(evaluation.basis.wave === null ? [] : evaluationLines(evaluation, say)),
      ...checkLines(checks, say),
      ...fileLines(sum, say),
      say({ key: holds ? "structure:recompute.allHold" : "structure:recompute.somethingFails" }),
    ]);
  }
  process.exitCode = holds ? 0 : 1;
}
