import {
  type AttackReport,
  attackCompiler,
  attackControlBuild,
  attackFaults,
  attackOperationFaults,
  attackProduct,
  isPassed,
  longAttack,
  shortAttack,
} from "#tests/attack/attack-report.ts";
import { attackOverHttp } from "#tests/attack/over-http.ts";
import { databases } from "#tests/support/databases.ts";

const asked = new Set(process.argv.slice(2));
const sizes = asked.has("--short") ? shortAttack : longAttack;
const started = Date.now();
// The report is the only thing on stdout when a machine reads it.
const write = asked.has("--json") ? console.error : console.log;
const say = (line: string) => write(`[${((Date.now() - started) / 1000).toFixed(0)} s] ${line}`);

/** Built pages are attacked only when there is time. */
const nothing = { events: 0, findings: [] };

const attack = async (): Promise<AttackReport> => {
  const [kind] = await databases();
  if (kind === undefined) throw new Error("no database to attack");
  const database = await kind.open();
  try {
    // One thread, but what waits for a database does not keep the solver waiting.
    const solving = async () => ({
      compiler: await attackCompiler(sizes, say),
      control: await attackControlBuild(sizes, say),
      compilerFaults: await attackFaults(sizes, say),
    });
    const running = async () => ({
      product: await attackProduct(sizes, database, say),
      http: sizes.isShort ? nothing : await attackOverHttp(sizes.seed, say),
      operationFaults: await attackOperationFaults(sizes, database, say),
    });
    const [{ compiler, control, compilerFaults }, { product, http, operationFaults }] =
      await Promise.all([solving(), running()]);
    const { faults, ...clean } = operationFaults;
    const attacks = [compiler, product, http, clean];
    return {
      events: attacks.reduce((sum, { events }) => sum + events, 0),
      recovered: attacks.reduce((sum, { findings }) => sum + findings.length, 0),
      control,
      faults: [...compilerFaults, ...faults],
    };
  } finally {
    await database.close();
  }
};

const report = await attack();
const caught = report.faults.filter((fault) => fault.caught).length;
say(
  `${report.events} events tried, ${report.recovered} recovered; control ${Math.round(report.control * 100)} %; ${caught} of ${report.faults.length} faults caught`,
);
if (asked.has("--json")) console.log(JSON.stringify(report));
process.exit(isPassed(report) ? 0 : 1);
