import "server-only";
import type {
  PublishedBundle,
  PublishedRound,
  PublishedWave,
} from "#domain/disclosure/published-bundle.ts";
import type { ChainedRelease } from "#domain/disclosure/release.ts";
import type { SignedThemes } from "#domain/disclosure/theme-release.ts";
import type { ProcessId } from "#domain/shared/ids.ts";
import { readThemeReleases } from "#server/db/free-texts.ts";
import { findProcess } from "#server/db/processes.ts";
import { publicationMark, readReleases } from "#server/db/releases.ts";
import { listStatementsOfWave, type Statement } from "#server/db/statements.ts";
import { readOverrides } from "#server/db/structure-proposals.ts";
import { listWaves, type Round, readReleasedNeeds, type Wave } from "#server/db/waves.ts";
import type { Dependencies } from "./dependencies.ts";

const bundles = new WeakMap<object, Map<string, { mark: string; bundle: PublishedBundle }>>();
const mostKept = 50;

/**
 * Everything published about a process: what charts, proposals and documents are made from, and the file that anybody
 * can download and recompute. Null when there is no such process. Assembled once per publication and kept.
 */
export const readPublished =
  ({ db, signer }: Pick<Dependencies, "db" | "signer">) =>
  async (processId: ProcessId): Promise<PublishedBundle | null> => {
    const kept = bundles.get(db) ?? new Map<string, { mark: string; bundle: PublishedBundle }>();
    bundles.set(db, kept);
    const mark = await publicationMark(db, processId);
    const known = kept.get(processId);
    if (known?.mark === mark) return known.bundle;
    const bundle = await assemble({ db, signer }, processId);
    if (bundle !== null) {
      const oldest = kept.keys().next();
      if (kept.size >= mostKept && !oldest.done) kept.delete(oldest.value);
      kept.set(processId, { mark, bundle });
    }
    return bundle;
  };

const assemble = async (
  { db, signer }: Pick<Dependencies, "db" | "signer">,
  processId: ProcessId,
): Promise<PublishedBundle | null> => {
  const process = await findProcess(db, processId);
  if (process === null) return null;
  const [waves, releases, themes, needs, overrides] = await Promise.all([
    listWaves(db, processId),
    readReleases(db, processId),
    readThemeReleases(db, processId),
    readReleasedNeeds(db, processId),
    readOverrides(db, processId),
  ]);
  const statements = new Map(
    await Promise.all(
      waves.map(async (wave) => [wave.id, await listStatementsOfWave(db, wave.id)] as const),
    ),
  );
  const publishRound =
    (wave: Wave) =>
    (round: Round): PublishedRound => {
      const received = (statements.get(wave.id) ?? []).filter((each) => each.roundId === round.id);
      return {
        id: round.id,
        audience: round.audience,
        regime: round.regime,
        admission: wave.admission,
        plan: round.plan,
        planHash: round.planHash,
        release: releases.get(round.id) ?? null,
        ...themesOf(releases.get(round.id), themes.get(round.id)),
        statements: round.sealedAt === null ? [] : countingStatements(received),
        statementCounts: {
          confirmed: received.filter((each) => each.status === "confirmed").length,
          refused: received.filter((each) => each.status === "refused").length,
          waiting: received.filter((each) => each.status === "waiting").length,
        },
      };
    };
  const publishWave = (wave: Wave): PublishedWave => {
    const choices = needs.get(wave.id);
    return {
      id: wave.id,
      instrument: wave.instrument,
      number: wave.number,
      opensAt: wave.opensAt.toISOString(),
      closesAt: wave.closesAt.toISOString(),
      questionnaire: wave.survey.questionnaire,
      questionnaireHash: wave.survey.questionnaireHash,
      rounds: wave.rounds.map(publishRound(wave)),
      needs: choices === undefined ? null : { choices },
    };
  };
  return {
    format: "samrad-published-1",
    authority: { kind: process.authority.kind, name: process.authority.name },
    process: { id: process.id, title: process.title },
    administrations: process.authority.administrations,
    waves: waves.map(publishWave),
    overrides,
    publicKey: signer.publicKey,
  };
};

/** Themes stand beside the release that they were counted in, and nowhere without it. */
const themesOf = (
  release: ChainedRelease | undefined,
  themes: SignedThemes | undefined,
): Pick<PublishedRound, "themes"> =>
  themes !== undefined &&
  themes.releaseHash === release?.hash &&
  release.release.outcome === "released"
    ? { themes }
    : {};

/**
 * Several statements of one named collective are one, the last confirmed; unnamed ones cannot be told apart and each
 * counts, because staff have confirmed each (disclosure.md). Sorted by receipt: the order of arrival is nobody's business.
 */
export const countingStatements = (
  received: readonly Statement[],
): PublishedRound["statements"] => {
  const confirmed = received.filter((each) => each.status === "confirmed");
  const lastByCollective = new Map(
    confirmed.map((each) => [each.by ?? `unnamed ${each.id}`, each]),
  );
  return [...lastByCollective.values()]
    .map(({ id, by, answers }) => ({ id, by, answers }))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
};
