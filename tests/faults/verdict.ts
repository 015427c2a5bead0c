import { startCompilation } from "#domain/disclosure/compile-release.ts";
import type { Plan } from "#domain/disclosure/plan.ts";
import { canonicalJson } from "#domain/shared/canonical-json.ts";
import { codeAnswers } from "#domain/statistics/code-answers.ts";
import { fingerprint, hashText } from "#server/operations/fingerprint.ts";
import type { Arena, ArenaWave } from "./arena.ts";
import type { Sent } from "./senders.ts";

export interface Verdict {
  readonly acknowledged: number;
  /** Acknowledged and not in the urn, or with other answers than were sent. */
  readonly lost: number;
  /** In the urn and acknowledged to nobody, or there twice. */
  readonly tooMany: number;
  /** Sent more than once before it was acknowledged. */
  readonly sentAgain: number;
}

export const noFault = { lost: 0, tooMany: 0 };

/** Lays what people have been told beside what the urn holds. */
export const judge = (arena: Arena, wave: ArenaWave, sent: readonly Sent[]): Promise<Verdict> =>
  arena.within(async ({ db, urn }) => {
    const rounds = await db.round.findMany({ where: { waveId: wave.id } });
    const audienceOf = new Map(rounds.map(({ id, audience }) => [id, audience]));
    const rows = await urn.ballot.findMany({
      where: { roundId: { in: rounds.map(({ id }) => id) } },
    });
    const stored = new Map(rows.map((row) => [row.receipt, row]));
    const acknowledged = sent.filter(({ end }) => end === "acknowledged");
    const isRight = ({ receipt, minority, place }: Sent): boolean => {
      const row = stored.get(receipt);
      return (
        row !== undefined &&
        audienceOf.get(row.roundId) === minority &&
        row.answers === canonicalJson({ place })
      );
    };
    const known = new Set(acknowledged.map(({ receipt }) => receipt));
    return {
      acknowledged: acknowledged.length,
      lost: acknowledged.filter((person) => !isRight(person)).length,
      tooMany: rows.filter(({ receipt }) => !known.has(receipt)).length + rows.length - stored.size,
      sentAgain: acknowledged.filter(({ tries }) => tries > 1).length,
    };
  });

/** The documents of a wave's releases, in their order. */
export const releasesOf = (arena: Arena, wave: ArenaWave): Promise<readonly string[]> =>
  arena.within(async ({ db }) => {
    const releases = await db.release.findMany({
      where: { round: { waveId: wave.id } },
      orderBy: { number: "asc" },
    });
    return releases.map(({ document, receipts, hash }) => [document, receipts, hash].join("\n"));
  });

/** The same documents, made from nothing but what people have been told: no database, no server, no order. */
export const releasesFrom = (
  arena: Arena,
  wave: ArenaWave,
  sent: readonly Sent[],
): Promise<readonly string[]> =>
  arena.within(async ({ db }) => {
    const releases = await db.release.findMany({
      where: { round: { waveId: wave.id } },
      orderBy: { number: "asc" },
      include: { round: true },
    });
    return releases.map(({ number, previousHash, round }) => {
      const plan = JSON.parse(round.plan ?? "") as Plan;
      const people = sent.filter(
        ({ end, minority }) => end === "acknowledged" && minority === round.audience,
      );
      const compilation = startCompilation(plan, round.planHash ?? "");
      for (const { place } of people) compilation.add(codeAnswers(plan, { place }));
      const release = compilation.finish();
      const isReleased = release.outcome === "released";
      const receipts = isReleased
        ? people
            .map(({ receipt }) => receipt)
            .toSorted()
            .join("\n")
        : "";
      const receiptsHash = isReleased ? hashText(receipts) : null;
      const content = {
        number,
        round: round.id,
        release,
        receiptsHash,
        issued: null,
        previousHash,
      };
      const { canonical, hash } = fingerprint(content);
      return [canonical, receipts, hash].join("\n");
    });
  });
