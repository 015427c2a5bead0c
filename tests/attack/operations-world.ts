import { randomBytes } from "node:crypto";
import type { Plan } from "#domain/disclosure/plan.ts";
import type { PublishedBundle } from "#domain/disclosure/published-bundle.ts";
import type { Actor, Role } from "#domain/process/actor.ts";
import {
  type AuthorityId,
  asId,
  type PersonId,
  type ProcessId,
  type WaveId,
} from "#domain/shared/ids.ts";
import type { TestDatabase } from "#tests/support/databases.ts";
import { type FormLogic, readForm } from "./form-logic.ts";
import type { Output } from "./outputs.ts";
import { asAnswers, type RawAnswers } from "./random-answers.ts";
import { gateAnswers } from "./surveys.ts";

export type Product = typeof import("./product.tsx");

const opening = new Date("2026-03-02T07:00:00Z");
const closing = new Date("2026-03-20T16:00:00Z");

/** Who may see results, and who may see none. */
const readers: readonly Role[] = ["organiser", "analyst"];
const others: readonly Role[] = ["translator", "reviewer", "coder", "auditor"];

/** The two databases; how to connect to them again, where somebody needs to. */
type Databases = Pick<TestDatabase, "db" | "urn">;

/**
 * A survey in the product's real operations, with a clock that the attack turns: at an authority of its own, or at
 * one that is there.
 */
export const openAttackedWorld = async (
  product: Product,
  database: Databases,
  authority?: AuthorityId,
) => {
  const region = authority ?? asId<AuthorityId>(product.newId());
  if (authority === undefined) {
    const slug = region.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
    await database.db.authority.create({
      data: {
        ...{ id: region, slug, kind: "region", administrations: "[]" },
        ...{ name: '{"sv":"Region","en":"Region"}', createdAt: opening },
      },
    });
  }
  return worldOf(product, database, region, null);
};

const worldOf = async (
  product: Product,
  database: Databases,
  region: AuthorityId,
  known: ProcessId | null,
) => {
  const { db, urn } = database;
  let clock = opening;
  const actorIn = (role: Role, which = "first"): Actor => ({
    personId: asId<PersonId>(`${which} ${role}`),
    memberships: [{ authorityId: region, role, languages: ["sv", "fi"] }],
  });
  const dependencies = product.dependenciesOf({
    ...{ db, urn, now: () => clock, newId: product.newId },
    secret: "s".repeat(32),
  });
  const operations = product.wireOperations(dependencies);
  const organiser = actorIn("organiser");
  const title = { sv: "Samråd", en: "Consultation" };
  const process = known ?? done(await operations.createProcess(organiser, region, title));

  const openWave = async (definition: unknown, admission: "invited" | "open"): Promise<WaveId> => {
    clock = opening;
    const version = done(
      await operations.draftFromInstrument(organiser, process, "needs_inventory"),
    );
    done(await operations.replaceDraft(organiser, version, JSON.stringify(definition)));
    return done(
      await operations.openWave(organiser, {
        ...{ surveyVersionId: version, admission, needsForm: null },
        ...{ opensAt: opening, closesAt: closing },
      }),
    );
  };

  /** Into the urn, as sending does once somebody has been let in. */
  const answer = async (
    wave: WaveId,
    audience: string,
    form: FormLogic,
    people: readonly RawAnswers[],
  ): Promise<void> => {
    const where = { waveId_audience_regime: { waveId: wave, audience, regime: "sealed" } };
    const round = await db.round.findUniqueOrThrow({ where });
    const plan = JSON.parse(round.plan ?? "null") as Plan;
    await Promise.all(
      people.map((raw) => {
        const answers = asAnswers(form, raw);
        return dependencies.ballots.saveBallot({
          roundId: round.id,
          receipt: randomBytes(13).toString("hex").toUpperCase(),
          answers: product.canonicalJson(answers),
          coded: product.codeAnswers(plan, answers),
        });
      }),
    );
  };

  const seal = async (wave: WaveId): Promise<void> => {
    clock = new Date(closing.getTime() + 3_600_000);
    done(await operations.sealWave(organiser, wave));
    done(await operations.sealWave(actorIn("organiser", "second"), wave));
  };

  const bundleFor = async (role: Role): Promise<PublishedBundle | null> => {
    const read = await operations.readBundle(actorIn(role), process);
    return read.ok ? read.value : null;
  };

  /** Everything that a role sees of results and of the survey while it runs. */
  const outputsFor = async (
    role: Role,
    detail: "light" | "all" = "all",
  ): Promise<readonly Output[]> => {
    const outputs: Output[] = [];
    const keep = (address: string, kind: Output["kind"], body: string | null): void => {
      if (body !== null) outputs.push({ role, address, kind, body });
    };
    const bundle = await bundleFor(role);
    const followed = await operations.followWaves(actorIn(role), process);
    if (followed.ok) {
      const waves = followed.value.map(({ rounds, isSealed }) => ({
        isSealed,
        rounds: rounds.map(({ atLeast, statements }) => ({ atLeast, statements })),
      }));
      keep("followed", "followed", JSON.stringify(waves));
    }
    if (bundle === null) return outputs;
    keep("published.json", "json", product.publishedJson(bundle));
    // Only what a fault has brought into the exporter would look at it.
    Object.assign(globalThis, { attackedRawBundle: await rawBundle(product, database, bundle) });
    for (const { instrument, number, questionnaire } of bundle.waves) {
      const wave = { instrument, wave: String(number) };
      const questions = questionnaire.pages.flatMap(({ elements }) =>
        elements.map(({ name }) => name),
      );
      keep(`${number} csv`, "csv", await product.resultsCsv(bundle, wave, "sv"));
      keep(`${number}`, "html", await product.resultsHtml(bundle, wave, "sv", clock));
      if (detail === "light") continue;
      for (const question of questions) {
        for (const extra of views) {
          const query = { ...wave, question, ...extra };
          const name = Object.values(query).join(" ");
          keep(name, "html", await product.resultsHtml(bundle, query, "sv", clock));
          keep(`${name} csv`, "csv", await product.resultsCsv(bundle, query, "sv"));
        }
      }
    }
    return outputs;
  };

  return {
    opening,
    setClock: (to: Date): void => {
      clock = to;
    },
    form: (definition: unknown): FormLogic => readForm(definition, gateAnswers),
    openWave,
    answer,
    seal,
    outputsFor,
    bundleFor,
    readers,
    others,
    /** The same process as another server sees it. */
    seenBy: async (other: Databases): Promise<SeenWorld> => {
      const seen = await worldOf(product, other, region, process);
      seen.setClock(clock);
      return seen;
    },
  };
};

/** What the world looks like from elsewhere. */
interface SeenWorld {
  readonly outputsFor: (role: Role) => Promise<readonly Output[]>;
}

export type AttackedWorld = Awaited<ReturnType<typeof openAttackedWorld>>;

/** What an exporter would write that reads the ballots themselves: every table on its finest rung and grid. */
const rawBundle = async (
  { compileRelease }: Product,
  { urn }: Databases,
  bundle: PublishedBundle,
): Promise<PublishedBundle> => {
  const waves = [];
  for (const wave of bundle.waves) {
    const rounds = [];
    for (const round of wave.rounds) {
      if (round.plan === null || round.release === null) {
        rounds.push(round);
        continue;
      }
      const ballots = await urn.ballot.findMany({ where: { roundId: round.id } });
      const plan = { ...round.plan, k: 0, kGroup: 0 };
      const release = compileRelease(
        plan,
        "raw",
        ballots.map(({ coded }) => coded),
      );
      rounds.push({ ...round, release: { ...round.release, release } });
    }
    waves.push({ ...wave, rounds });
  }
  return { ...bundle, waves };
};

const views = [{}, { by: "age_group" }, { view: "equal" }, { view: "counted" }] as const;

export const done = <Value>(
  outcome:
    | { readonly ok: true; readonly value: Value }
    | { readonly ok: false; readonly problem: unknown },
): Value => {
  if (outcome.ok) return outcome.value;
  throw new Error(JSON.stringify(outcome.problem));
};
