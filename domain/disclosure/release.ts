import type { Audience } from "#domain/shared/minorities.ts";
import type { Bin, BlockSubject } from "./plan.ts";

declare const published: unique symbol;

/** A table that has been through disclosure control. The mark exists only in types: it costs nothing to send. */
export interface PublishedTable {
  readonly [published]: true;
  readonly block: string;
  readonly subject: BlockSubject;
  /** Background variables of this level; [] is everybody. */
  readonly level: readonly string[];
  /** Index into the block's ladder. */
  readonly rung: number;
  readonly groups: readonly PublishedGroup[];
}

export interface PublishedGroup {
  /** One merged background bin per variable of the level; [] for everybody. */
  readonly where: readonly Bin[];
  readonly n: number;
  readonly bins: readonly PublishedBin[];
}

export interface PublishedBin extends Bin {
  readonly count: number;
}

export interface ReleasedBlock {
  readonly block: string;
  readonly subject: BlockSubject;
  /** From everybody down the chain, as far as the ladder lasted. Empty: the block is not shown. */
  readonly levels: readonly PublishedTable[];
  /**
   * In a small round, where the plan says so: the bin of the finest rung in which the lower median lies, and nothing
   * else. For a box that is "at least half" (yes) or "fewer" (no). Then `levels` is empty.
   */
  readonly verdict?: Bin;
}

/** The only thing anybody ever sees of a sealed round. */
export type Release =
  | { readonly outcome: "too_few_answers"; readonly audience: Audience; readonly planHash: string }
  | {
      readonly outcome: "released";
      readonly audience: Audience;
      readonly planHash: string;
      readonly n: number;
      /** Sizes of the grid's groups. Empty when only everybody is shown. */
      readonly grid: readonly {
        readonly where: Readonly<Record<string, Bin>>;
        readonly n: number;
      }[];
      readonly blocks: readonly ReleasedBlock[];
    };

/**
 * A release that was taken back whole, by two people, for a reason that everybody may read. What was published stays in
 * the chain by its hash, which no longer is that of what stands here; there is never a second release of the round.
 */
export interface WithdrawnRelease {
  readonly outcome: "withdrawn";
  readonly audience: Audience;
  readonly planHash: string;
  readonly reason: string;
  readonly withdrawnAt: string;
}

/** A release as it stands in the chain: `hash` = SHA-256 of the canonical JSON of everything else but the signature. */
export interface ChainedRelease {
  readonly number: number;
  readonly round: string;
  readonly release: Release | WithdrawnRelease;
  /**
   * SHA-256 of the round's receipts, sorted, one per line. The list itself is a file of its own, so that anybody can
   * see that an answer is in the urn and no page gets longer with every answer. Null when too few.
   */
  readonly receiptsHash: string | null;
  /**
   * How many invitations were exchanged for the right to answer: never fewer than there are answers. Null in open rounds,
   * when too few answered, and in releases from before there were invitations.
   */
  readonly issued?: number | null;
  readonly previousHash: string | null;
  readonly hash: string;
  /** Ed25519 over the hash, base64. */
  readonly signature: string;
}

/** Why a figure is not there. One list, one sentence each (`results:notShown.<reason>`), the same everywhere. */
export type NotShownReason =
  | "too_few_answers"
  | "withdrawn"
  | "ladder_used_up"
  | "verdict_only"
  | "breakdown_not_published"
  | "not_asked"
  | "not_sealed"
  | "texts_not_yet_read";
