import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { languages } from "#domain/language/registry.ts";
import type { Actor } from "#domain/process/actor.ts";
import { type InstrumentName, instrumentFor } from "#instruments/for-authority.ts";
import type { Connection, UrnConnection } from "#server/db/client.ts";
import { instrumentTexts } from "#server/i18n/instrument-texts.ts";
import { addAuthority } from "#server/operations/add-authority.ts";
import {
  dependenciesOf,
  newId,
  type Operations,
  wireOperations,
} from "#server/operations/index.ts";
import { wireStaff } from "#server/operations/staff-wiring.ts";
import { seedDemonstration } from "../../prisma/seed/seed.ts";
import { databases } from "./databases.ts";

/** The built program, serving on a port and a database of its own. */
export interface ServedApp {
  readonly address: string;
  readonly db: Connection;
  readonly urn: UrnConnection;
  /** The same operations on the same database, to prepare what a journey needs. */
  readonly operations: Operations;
  /** The same with a clock of the test's own: for what happens when a survey has closed. */
  readonly operationsAt: (now: Date) => Operations;
  /** The operations on people, with the clock that the test gives. */
  readonly staffAt: (now: Date) => ReturnType<typeof wireStaff>;
  /** What the server signs sessions with. */
  readonly secret: string;
  /** Opens a survey of a region in every language that an organiser may release, and says at which address. */
  readonly openSurvey: (instrument: InstrumentName) => Promise<string>;
  /** Everything that the server has printed, to see that no answer is among it. */
  readonly printed: () => string;
  readonly close: () => Promise<void>;
}

interface ServedOptions {
  /** With the demonstration region and its two years. */
  readonly demonstration?: boolean;
}

/** One for all, because what is locked or signed with it is copied. */
const secretOfDemonstration = "what the journeys through the demonstration share";

export const serveApp = async ({
  demonstration = false,
}: ServedOptions = {}): Promise<ServedApp> => {
  if (!existsSync(".next/BUILD_ID")) throw new Error("build first: npm run build");
  // A server where there is one: that is what an installation of any size runs on.
  const kind = (await databases()).at(-1);
  if (kind === undefined) throw new Error("no database to test on");
  const secret = demonstration ? secretOfDemonstration : randomBytes(32).toString("base64url");
  const { db, urn, target, urnTarget, close } = demonstration
    ? await kind.openFilled("demonstration", (database) =>
        seedDemonstration(database, { secret, say: () => {} }),
      )
    : await kind.open();
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const place =
    "url" in target && "url" in urnTarget
      ? { DATABASE_URL: target.url, URN_DATABASE_URL: urnTarget.url }
      : { SAMRAD_DATA_DIR: dirname("embeddedDir" in target ? target.embeddedDir : "") };
  const server = spawn(
    process.execPath,
    ["node_modules/next/dist/bin/next", "start", "--port", String(port)],
    {
      env: {
        ...process.env,
        ...place,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        NEXTAUTH_URL: address,
        SAMRAD_SECRET: secret,
        PORT: String(port),
      },
    },
  );
  const printed: string[] = [];
  for (const stream of [server.stdout, server.stderr]) {
    stream?.on("data", (chunk: Buffer) => printed.push(chunk.toString()));
  }
  const operationsWith = (now: () => Date): Operations =>
    wireOperations(dependenciesOf({ db, urn, now, newId, secret }));
  const operations = operationsWith(() => new Date());
  await untilItAnswers(address, server, printed);
  return {
    address,
    db,
    urn,
    operations,
    operationsAt: (now) => operationsWith(() => now),
    staffAt: (now) => wireStaff({ db, now: () => now, newId, secret }),
    secret,
    openSurvey: (instrument) => openSurvey(db, operations, instrument),
    printed: () => printed.join(""),
    close: async () => {
      server.kill("SIGTERM");
      await new Promise((done) =>
        server.exitCode === null ? server.once("exit", done) : done(null),
      );
      await close();
    },
  };
};

const administrations = [
  { id: "health", name: { sv: "Hälsoförvaltningen", en: "Health administration" } },
  { id: "culture", name: { sv: "Kulturförvaltningen", en: "Culture administration" } },
];

const openSurvey = async (
  db: Connection,
  operations: Operations,
  instrument: InstrumentName,
): Promise<string> => {
  const authority = await addAuthority({ db, now: () => new Date(), newId })({
    slug: `exempel-${newId()
      .toLowerCase()
      .replace(/[^a-z0-9]/g, "")}`,
    kind: "region",
    name: { sv: "Region Exempel", en: "Example Region" },
    administrations,
    staff: [
      {
        email: `${newId()}@example.org`,
        name: "Organisatör",
        role: "organiser",
        password: newId(),
      },
    ],
  });
  const [personId] = authority.people;
  if (personId === undefined) throw new Error("nobody works there");
  const actor: Actor = {
    personId,
    memberships: [{ authorityId: authority.id, role: "organiser", languages: [] }],
  };
  const process = succeeded(
    await operations.createProcess(actor, authority.id, { sv: "Samråd", en: "Consultation" }),
  );
  const released = languages.filter(({ release }) => release === "organiser").map(({ id }) => id);
  for (const language of released) {
    const reason = "Journeys are made in this language.";
    succeeded(
      await operations.releaseLanguage(actor, authority.id, { language, name: null, reason }),
    );
  }
  const draft = succeeded(await operations.draftFromInstrument(actor, process, instrument));
  const wave = succeeded(
    await operations.openWave(actor, {
      surveyVersionId: draft,
      languages: ["sv", ...released, "en"],
      draftsAccepted: "Journeys are made in these languages.",
      admission: "open",
      opensAt: new Date(Date.now() - 60_000),
      closesAt: new Date(Date.now() + 24 * 3_600_000),
      needsForm:
        instrument === "needs_inventory"
          ? instrumentFor(
              { kind: "region", instrument: "needs_form", administrations },
              instrumentTexts(),
            )
          : null,
    }),
  );
  const { slug } = await db.wave.findUniqueOrThrow({ where: { id: wave } });
  return slug;
};

const succeeded = <Value>(
  result:
    | { readonly ok: true; readonly value: Value }
    | { readonly ok: false; readonly problem: unknown },
): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => done(port));
    });
  });

const untilItAnswers = async (
  address: string,
  server: ChildProcess,
  printed: readonly string[],
): Promise<void> => {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (server.exitCode !== null) break;
    const answers = await fetch(`${address}/`).then(
      ({ status }) => status < 500,
      () => false,
    );
    if (answers) return;
    await sleep(100);
  }
  throw new Error(`The server does not answer:\n${printed.join("")}`);
};
