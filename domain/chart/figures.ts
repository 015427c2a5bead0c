import type { Bin, Block, Partition } from "#domain/disclosure/plan.ts";
import type {
  PublishedBundle,
  PublishedRound,
  PublishedWave,
} from "#domain/disclosure/published-bundle.ts";
import { atRung, tableFor, type Verdict, verdictFor } from "#domain/disclosure/read-release.ts";
import type { NotShownReason, PublishedBin, PublishedTable } from "#domain/disclosure/release.ts";
import { canonicalJson } from "#domain/shared/canonical-json.ts";
import { type Audience, audiences, isMinority } from "#domain/shared/minorities.ts";

/** One box, one row, or the question itself: what has a table of its own in each round. */
export interface Part {
  readonly block: Block;
  /** The finest rung that the question is read at: a parent is read without its child. */
  readonly finest: number;
}

/** What one audience said on one part, in one slice of it (a group, or a wave). */
export type Figure =
  | {
      readonly shown: true;
      readonly slice: Slice | null;
      readonly n: number;
      readonly rung: number;
      readonly bins: readonly PublishedBin[];
    }
  | {
      readonly shown: false;
      readonly slice: Slice | null;
      readonly reason: NotShownReason;
      /** In a small round, what is said instead of figures. */
      readonly verdict?: Verdict;
    };

export type Slice =
  | {
      readonly kind: "group";
      readonly variables: readonly string[];
      readonly where: readonly Bin[];
    }
  | { readonly kind: "wave"; readonly wave: number };

export interface Slicing {
  readonly by: readonly string[];
  /** The wave to lay beside; null for none. */
  readonly beside: PublishedWave | null;
}

/** Minorities always have their place; the others when there is a round for them. */
export const audiencesOf = (wave: PublishedWave): readonly Audience[] =>
  audiences.filter((audience) => isMinority(audience) || sealedRound(wave, audience) !== null);

/** Whether the wave asks people one by one at all: the administrations' inventory has no sealed rounds. */
export const hasSealedRounds = (wave: PublishedWave): boolean =>
  wave.rounds.some(({ regime }) => regime === "sealed");

export const findWave = (
  bundle: PublishedBundle,
  instrument: string,
  number: number | undefined,
): PublishedWave | null =>
  bundle.waves
    .filter((wave) => wave.instrument === instrument)
    .filter((wave) => number === undefined || wave.number === number)
    .toSorted((one, other) => other.number - one.number)[0] ?? null;

/** The plans of one wave differ only in whose answers they are about. */
export const partsOf = (wave: PublishedWave, question: string): readonly Part[] => {
  const blocks = wave.rounds.find(({ plan }) => plan !== null)?.plan?.blocks ?? [];
  return blocks.flatMap((block): readonly Part[] => {
    const { subject } = block;
    if (subject.kind !== "composite") {
      return subject.question === question ? [{ block, finest: 0 }] : [];
    }
    if (subject.child === question) return [{ block, finest: 0 }];
    const isParent = subject.parent.split(":")[0] === question;
    return isParent ? [{ block, finest: withoutChild(block.ladder) }] : [];
  });
};

/** The first rung on which no two answers to the child are told apart. */
const withoutChild = (ladder: readonly Partition[]): number => {
  const parents = (bin: Bin) => new Set(bin.cells.map((cell) => cell.split(":")[0]));
  const tellsApart = (rung: Partition): boolean => {
    const seen = rung.flatMap((bin) => [...parents(bin)]);
    return new Set(seen).size < seen.length;
  };
  const first = ladder.findIndex((rung) => !tellsApart(rung));
  return first === -1 ? ladder.length : first;
};

export const figuresOf = (
  wave: PublishedWave,
  audience: Audience,
  part: Part,
  { by, beside }: Slicing,
): readonly Figure[] => {
  if (beside !== null) return besideEachOther(wave, beside, audience, part);
  const reading = readPart(wave, audience, part, by);
  if (!reading.shown) return [{ ...reading, slice: null }];
  return reading.table.groups.map((group) => ({
    shown: true,
    slice:
      by.length === 0
        ? null
        : { kind: "group", variables: reading.table.level, where: group.where },
    n: group.n,
    rung: reading.table.rung,
    bins: group.bins,
  }));
};

/** Everybody of one audience: what equal weight and sums are made from. */
export const totalOf = (wave: PublishedWave, audience: Audience, part: Part): Figure =>
  figuresOf(wave, audience, part, { by: [], beside: null })[0] ?? {
    shown: false,
    slice: null,
    reason: "not_asked",
  };

type PartReading =
  | { readonly shown: true; readonly table: PublishedTable }
  | { readonly shown: false; readonly reason: NotShownReason; readonly verdict?: Verdict };

const readPart = (
  wave: PublishedWave,
  audience: Audience,
  part: Part,
  by: readonly string[],
): PartReading => {
  const round = sealedRound(wave, audience);
  if (round === null) return { shown: false, reason: "not_asked" };
  const release = round.release?.release ?? null;
  const reading = tableFor(release, part.block.id, by);
  if (!reading.shown) {
    const verdict = by.length === 0 ? verdictFor(release, part.block.id) : null;
    return verdict === null ? reading : { ...reading, verdict };
  }
  if (part.finest >= part.block.ladder.length) return { shown: false, reason: "ladder_used_up" };
  const rung = Math.max(reading.table.rung, part.finest);
  return { shown: true, table: atRung(reading.table, part.block.ladder, rung) };
};

/** Two releases on the rung that both have; on different ladders they are answers to different questions. */
const besideEachOther = (
  wave: PublishedWave,
  beside: PublishedWave,
  audience: Audience,
  part: Part,
): readonly Figure[] => {
  const other = partsIn(beside).find(({ id }) => id === part.block.id);
  const sameLadder =
    other !== undefined && canonicalJson(other.ladder) === canonicalJson(part.block.ladder);
  const readings = [beside, wave].map((each): readonly [PublishedWave, PartReading] => [
    each,
    each === wave || sameLadder
      ? readPart(each, audience, part, [])
      : { shown: false, reason: "not_asked" },
  ]);
  const rungs = readings.map(([, reading]) => (reading.shown ? reading.table.rung : 0));
  const common = Math.max(...rungs);
  return readings.map(([each, reading]): Figure => {
    const slice: Slice = { kind: "wave", wave: each.number };
    if (!reading.shown) return { ...reading, slice };
    const [everybody] = atRung(reading.table, part.block.ladder, common).groups;
    if (everybody === undefined) return { shown: false, slice, reason: "ladder_used_up" };
    return { shown: true, slice, n: everybody.n, rung: common, bins: everybody.bins };
  });
};

const partsIn = (wave: PublishedWave): readonly Block[] =>
  wave.rounds.find(({ plan }) => plan !== null)?.plan?.blocks ?? [];

const sealedRound = (wave: PublishedWave, audience: Audience): PublishedRound | null =>
  wave.rounds.find((round) => round.audience === audience && round.regime === "sealed") ?? null;
