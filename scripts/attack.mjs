// Attacks everything that is shown, with a solver. `-- --short` in less than a minute, `-- --json` for machines.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root, whenChanged } from "./prepare.mjs";

const asked = process.argv.slice(2);
const runIn = (output, ...args) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: ["ignore", output, "inherit"] }).status;
const mustRun = (...args) => {
  if (runIn(2, ...args) !== 0) process.exit(1);
};

// A machine reads stdout: what is prepared is said on the other.
console.log = console.error;
if (asked.includes("--short")) {
  // As `generate` in prepare.mjs, with its stamp; no pages are built.
  whenChanged(
    "database clients",
    ["prisma/schema", "prisma/urn/schema", "scripts/generate.mjs"],
    "server/db/generated/urn/client.ts",
    () => mustRun("scripts/generate.mjs"),
  );
} else mustRun("scripts/build.mjs");
// Pages are drawn outside Next here.
const hook = join(root, "scripts/bench/without-server-only.mjs");
const run = join(root, "scripts/attack/run.ts");
process.exit(runIn("inherit", "--import", hook, "--import", "tsx", run, ...asked) ?? 1);
