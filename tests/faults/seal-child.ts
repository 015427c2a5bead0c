import { configuredTarget, configuredUrnTarget, connect, connectUrn } from "#server/db/client.ts";
import { dependenciesOf, newId, wireOperations } from "#server/operations/index.ts";
import { secondOrganiser } from "#tests/support/survey-world.ts";

/**
 * The second organiser's sealing in a process of its own, to be killed in the middle of it. Waits for a line before it
 * begins; `node … seal-child.ts <wave> <secret> <now>`.
 */
const [waveId = "", secret = "", now = ""] = process.argv.slice(2);
const db = connect(configuredTarget());
const urn = connectUrn(configuredUrnTarget());
const operations = wireOperations(
  dependenciesOf({ db, urn, now: () => new Date(now), newId, secret }),
);
await Promise.all([db.$queryRaw`SELECT 1`, urn.$queryRaw`SELECT 1`]);
process.stdout.write("ready\n");
await new Promise((go) => process.stdin.once("data", go));
const outcome = await operations.sealWave(
  secondOrganiser,
  waveId as Parameters<typeof operations.sealWave>[1],
);
process.stdout.write(`${JSON.stringify(outcome)}\n`);
await Promise.all([db.$disconnect(), urn.$disconnect()]);
process.exit(0);
