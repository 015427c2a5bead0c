import { createHash, createPublicKey, verify } from "node:crypto";
import type { PublishedBundle } from "#domain/disclosure/published-bundle.ts";
import type { ChainedRelease } from "#domain/disclosure/release.ts";
import { canonicalJson } from "#domain/shared/canonical-json.ts";

/** How many of each kind hold. Nothing here asks a server or a database. */
export interface BundleChecks {
  readonly plans: Check;
  readonly questionnaires: Check;
  readonly releases: Check;
  /** A release names its own round and the plan that was locked before the round opened. */
  readonly bound: Check;
  readonly chain: Check;
  readonly signatures: Check;
  /** Links to releases of another process of the same authority. */
  readonly linksOutside: number;
}

export interface Check {
  readonly holds: number;
  readonly total: number;
}

export const verifyBundle = (bundle: PublishedBundle): BundleChecks => {
  const rounds = bundle.waves.flatMap((wave) => wave.rounds);
  const planned = rounds.filter((round) => round.plan !== null);
  const released = rounds.flatMap((round) =>
    round.release === null ? [] : [{ round, chained: round.release }],
  );
  const byNumber = new Map(released.map(({ chained }) => [chained.number, chained]));
  const links = released.flatMap(({ chained }) => {
    const previous = byNumber.get(chained.number - 1);
    if (chained.number === 1) return [chained.previousHash === null];
    return previous === undefined ? [] : [chained.previousHash === previous.hash];
  });
  return {
    plans: count(planned.map((round) => hashOf(round.plan) === round.planHash)),
    questionnaires: count(
      bundle.waves.map((wave) => hashOf(wave.questionnaire) === wave.questionnaireHash),
    ),
    releases: count(released.map(({ chained }) => hashOf(contentOf(chained)) === chained.hash)),
    bound: count(
      released.map(
        ({ round, chained }) =>
          chained.round === round.id &&
          chained.release.planHash === round.planHash &&
          chained.release.audience === round.audience,
      ),
    ),
    chain: count(links),
    signatures: count(released.map(({ chained }) => isSigned(chained, bundle.publicKey))),
    linksOutside: released.length - links.length,
  };
};

export const allHold = (checks: BundleChecks): boolean =>
  Object.values(checks).every((check) => typeof check === "number" || check.holds === check.total);

const count = (results: readonly boolean[]): Check => ({
  holds: results.filter(Boolean).length,
  total: results.length,
});

const hashOf = (value: unknown): string =>
  createHash("sha256").update(canonicalJson(value)).digest("hex");

const contentOf = ({ hash: _hash, signature: _signature, ...content }: ChainedRelease) => content;

/** Ed25519 over the bytes of the hash. A key or signature that cannot be read does not hold. */
const isSigned = ({ hash, signature }: ChainedRelease, publicKey: string): boolean => {
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
