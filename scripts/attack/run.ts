import {
  type AttackReport,
  attackCompiler,
  attackControlBuild,
  attackFaults,
  isPassed,
  longAttack,
  shortAttack,
} from "#tests/attack/attack-report.ts";

const asked = new Set(process.argv.slice(2));
const sizes = asked.has("--short") ? shortAttack : longAttack;
// The report is the only thing on stdout when a machine reads it.
const say = asked.has("--json") ? console.error : console.log;

const compiler = await attackCompiler(sizes, say);
const control = await attackControlBuild(sizes, say);
const faults = await attackFaults(sizes, say);
const report: AttackReport = {
  events: compiler.events,
  recovered: compiler.findings.length,
  control,
  faults,
};
const caught = faults.filter((fault) => fault.caught).length;
say(
  `${report.events} events tried, ${report.recovered} recovered; control ${Math.round(control * 100)} %; ${caught} of ${faults.length} faults caught`,
);
if (asked.has("--json")) console.log(JSON.stringify(report));
process.exitCode = isPassed(report) ? 0 : 1;
