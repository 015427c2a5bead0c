// Everything, in the order in which a fault is cheapest to find. Brings its own databases and browser.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildPages, node, prepare, root, run, step } from "./prepare.mjs";

const bin = (name) => join(root, "node_modules", ".bin", name);
const counts = { passed: 0, failed: 0, skipped: 0 };
const fast = process.argv.includes("--fast");

const tests = (...projects) =>
  step(`${projects.join(" and ")} tests`, () => {
    const report = join(root, "node_modules", ".samrad", `${projects.join("-")}.json`);
    mkdirSync(join(root, "node_modules", ".samrad"), { recursive: true });
    const { status } = spawnSync(
      bin("vitest"),
      [
        "run",
        ...projects.flatMap((project) => ["--project", project]),
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${report}`,
      ],
      { cwd: root, stdio: "inherit" },
    );
    if (existsSync(report)) {
      const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(
        readFileSync(report, "utf8"),
      );
      counts.passed += numPassedTests;
      counts.failed += numFailedTests;
      counts.skipped += numPendingTests;
    }
    if (status !== 0) {
      if (counts.failed === 0) counts.failed = 1;
      finish();
    }
  });

const finish = () => {
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  process.exit(counts.failed > 0 ? 1 : 0);
};

prepare();
step("format, lint, import rules", () => run(bin("biome"), ["check"]));
step("types", () => {
  node("node_modules/next/dist/bin/next", "typegen");
  run(bin("tsc"), ["--noEmit"]);
});
step("dead code", () => run(bin("knip"), []));
step("languages", () =>
  run(process.execPath, [
    "--conditions=react-server",
    "--import",
    "tsx",
    "scripts/check-languages.ts",
  ]),
);
tests("unit");
if (fast) tests("integration");
else {
  buildPages();
  // Together: where the one waits for a browser, the other has a database to work with.
  tests("integration", "journeys");
}
finish();
