import { existsSync } from "node:fs";
import { benchAnswers } from "./answers-per-second.ts";
import { benchSignatures } from "./blind-signatures.ts";
import { benchChecker } from "./check-answers.ts";
import { benchCompile } from "./compile-release.ts";
import { benchDocument } from "./policy-document.ts";
import { benchRespondentPage } from "./respondent-page.ts";
import { benchSealed } from "./sealed-million.ts";

/** Ratios beside a baseline in the same run; name one (`npm run bench -- answers`) to run only that. */
const benches: Readonly<Record<string, () => unknown>> = {
  checker: () => printChecker(),
  compile: benchCompile,
  sealed: benchSealed,
  document: benchDocument,
  page: benchRespondentPage,
  answers: benchAnswers,
  signatures: benchSignatures,
};

const printChecker = (): void => {
  console.log("checking one person's answers");
  for (const { what, microseconds, ratio } of benchChecker()) {
    console.log(`  ${what}: ${microseconds.toFixed(1)} µs, ratio ${ratio.toFixed(1)}`);
  }
};

const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : Object.keys(benches)) {
  const bench = benches[name];
  if (bench === undefined) throw new Error(`no such bench: ${name} (${Object.keys(benches)})`);
  const needsBuild = name === "page" || name === "answers";
  if (needsBuild && !existsSync(".next/BUILD_ID")) throw new Error("build first: npm run build");
  await bench();
}
process.exit(0);
