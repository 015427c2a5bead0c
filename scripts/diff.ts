import { mkdirSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { diffMigrations, withSchemaEngine } from "./schema-engine.ts";

/**
 * Writes the migration that leads from prisma/migrations to prisma/schema: `npm run db:diff -- add_invitations`, and
 * for the urn `npm run db:diff -- --urn add_boxes`. Without a name it only shows it, with exit code 2 when there is one.
 */
const isUrn = process.argv.includes("--urn");
const [name] = process.argv.slice(2).filter((argument) => argument !== "--urn");
const schema = isUrn ? "prisma/urn/schema" : "prisma/schema";
const migrations = isUrn ? "prisma/urn/migrations" : "prisma/migrations";

const scratch = await mkdtemp(join(tmpdir(), "samrad-diff-"));
const script = await withSchemaEngine({ embeddedDir: scratch }, (engine) =>
  diffMigrations(engine, migrations, schema),
);
await rm(scratch, { recursive: true });

if (script === null) {
  console.log("The migrations and the schema agree.");
} else if (name === undefined) {
  console.log(script);
  process.exitCode = 2;
} else if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error("A migration's name is small letters, digits and underscores: add_invitations");
  process.exitCode = 1;
} else {
  const stamp = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const folder = join(migrations, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "migration.sql"), `${script.trim()}\n`);
  console.log(`Wrote ${folder}/migration.sql: read it before you commit it.`);
}
