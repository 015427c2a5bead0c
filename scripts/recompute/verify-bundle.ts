import { createHash, createPublicKey, verify } from "node:crypto";
import type {
  PublishedBundle,
  PublishedRound,
  PublishedWave,
} from "#domain/disclosure/published-bundle.ts";
import type { ChainedRelease } from "#domain/disclosure/release.ts";
import type { SignedThemes } from "#domain/disclosure/theme-release.ts";
import { canonicalJson } from "#domain/shared/canonical-json.ts";
import type { Audience } from "#domain/shared/minorities.ts";

/** How many of each kind hold. Nothing here asks a server or a database. */
export interface BundleChecks {
  readonly plans: Check;
  readonly questionnaires: Check;
  readonly releases: Check;
  /** A release names its own round and the plan that was locked before the round opened. */
  readonly bound: Check;
  readonly chain: Check;
  readonly signatures: Check;
  /** Themes of free texts: their hash and signature hold, and they belong to the release that they stand beside. */
  readonly themes: Check;
  /** Links to releases of another process of the same authority. */
  readonly linksOutside: number;
}

export interface Check {
  readonly holds: number;
  readonly total: number;
  /** What does not hold, by name. */
  readonly failing: readonly Place[];
}

/** Where in the file something stands. */
export interface Place {
  readonly instrument: string;
  readonly number: number;
  /** Null for what belongs to the whole wave. */
  readonly audience: Audience | null;
}

export const verifyBundle = (bundle: PublishedBundle): BundleChecks => {
  const rounds = bundle.waves.flatMap((wave) =>
    wave.rounds.map((round) => ({ round, place: placeOf(wave, round) })),
  );
  const planned = rounds.filter(({ round }) => round.plan !== null);
  const released = rounds.flatMap(({ round, place }) =>
    round.release === null ? [] : [{ round, place, chained: round.release }],
  );
  const byNumber = new Map(released.map(({ chained }) => [chained.number, chained]));
  const links = released.flatMap(({ chained, place }) => {
    const previous = byNumber.get(chained.number - 1);
    if (chained.number === 1) return [{ place, holds: chained.previousHash === null }];
    return previous === undefined ? [] : [{ place, holds: chained.previousHash === previous.hash }];
  });
  return {
    plans: count(
      planned.map(({ round, place }) => ({ place, holds: hashOf(round.plan) === round.planHash })),
    ),
    questionnaires: count(
      bundle.waves.map((wave) => ({
        place: placeOf(wave, null),
        holds: hashOf(wave.questionnaire) === wave.questionnaireHash,
      })),
    ),
    releases: count(
      // Of one that was taken back the hash is left, and nothing that it could be compared with.
      released
        .filter(({ chained }) => chained.release.outcome !== "withdrawn")
        .map(({ chained, place }) => ({
          place,
          holds: hashOf(contentOf(chained)) === chained.hash,
        })),
    ),
    bound: count(
      released.map(({ round, chained, place }) => ({
        place,
        holds:
          chained.round === round.id &&
          chained.release.planHash === round.planHash &&
          chained.release.audience === round.audience,
      })),
    ),
    chain: count(links),
    signatures: count(
      released.map(({ chained, place }) => ({
        place,
        holds: isSigned(chained, bundle.publicKey),
      })),
    ),
    themes: count(
      rounds.flatMap(({ round, place }) =>
        round.themes === undefined
          ? []
          : [{ place, holds: isThemesOf(round, round.themes, bundle.publicKey) }],
      ),
    ),
    linksOutside: released.length - links.length,
  };
};

export const allHold = (checks: BundleChecks): boolean =>
  Object.values(checks).every((check) => typeof check === "number" || check.holds === check.total);

const count = (results: readonly { readonly place: Place; readonly holds: boolean }[]): Check => ({
  holds: results.filter(({ holds }) => holds).length,
  total: results.length,
  failing: results.filter(({ holds }) => !holds).map(({ place }) => place),
});

const placeOf = ({ instrument, number }: PublishedWave, round: PublishedRound | null): Place => ({
  instrument,
  number,
  audience: round?.audience ?? null,
});

const hashOf = (value: unknown): string =>
  createHash("sha256").update(canonicalJson(value)).digest("hex");

const contentOf = <Signed extends { readonly hash: string; readonly signature: string }>({
  hash: _hash,
  signature: _signature,
  ...content
}: Signed) => content;

/** Every figure has the whole round as its base, and no figure is smaller than the plan's. */
const isThemesOf = (
  { id, plan, release }: PublishedRound,
  themes: SignedThemes,
  publicKey: string,
): boolean =>
  hashOf(contentOf(themes)) === themes.hash &&
  isSigned(themes, publicKey) &&
  themes.round === id &&
  release?.release.outcome === "released" &&
  themes.releaseHash === release.hash &&
  themes.questions
    .flatMap(({ blocks }) => blocks.flatMap(({ levels }) => levels.flatMap(({ groups }) => groups)))
    .every(
      (group) =>
        release.release.outcome === "released" &&
        group.n === release.release.n &&
        group.bins.every(({ count: figure }) => figure >= (plan?.k ?? Number.POSITIVE_INFINITY)),
    );

/** Ed25519 over the bytes of the hash. A key or signature that cannot be read does not hold. */
const isSigned = (
  { hash, signature }: Pick<ChainedRelease, "hash" | "signature">,
  publicKey: string,
): boolean => {
  try {
    const key = createPublicKey({
      key: Buffer.from(publicKey, "base64"),
      format: "der",
      type: "spki",
    });
    return verify(null, Buffer.from(hash, "hex"), key, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
};
