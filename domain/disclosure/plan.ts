import type { Audience } from "#domain/shared/minorities.ts";
import type { Admission } from "#domain/shared/regimes.ts";

/** A question's values are cells; a bin is one or more cells published as one figure. */
export interface Bin {
  readonly cells: readonly string[];
  /** For nominal ladders (agenda_setting): the one option a merged bin is read as by the structure rules. */
  readonly reads?: string;
}

/** A rung: every cell of the block is in exactly one bin. */
export type Partition = readonly Bin[];

/** What in the questionnaire a block is about. */
export type BlockSubject =
  | { readonly kind: "question"; readonly question: string }
  | { readonly kind: "choice"; readonly question: string; readonly choice: string }
  | { readonly kind: "row"; readonly question: string; readonly row: string }
  /** Parent and conditional child published as one variable. */
  | {
      readonly kind: "composite";
      readonly parent: string;
      readonly child: string;
      /** Two questions that everybody is asked, which the form says are to be shown together. */
      readonly declared?: true;
    };

/** One categorical variable of the release (disclosure.md, Blocks). */
export interface Block {
  /** `interval`, `topics:culture` (a box), `forms:referral` (a row), `parent>child` (composite). */
  readonly id: string;
  readonly subject: BlockSubject;
  /** Rung-0 values in scale order. A box has `["yes", "no"]`. At most 250, so that a ballot stores one byte. */
  readonly cells: readonly string[];
  /** The cell that holds don't know, no answer, hidden and "other": they are one, never shown as a figure of its own. */
  readonly none: string;
  /** Nested, fine to coarse; past the last rung the block is not shown. */
  readonly ladder: readonly Partition[];
  /** Names of background variables, in order: levels are everybody, chain[0], chain[0] x chain[1] … */
  readonly chain: readonly string[];
  /**
   * With so many answers in the round, the block is published as a verdict and never as counts
   * (docs/decisions/012-verdict-form.md). Left out where it never is, as in plans from before there were verdicts.
   */
  readonly verdict?: VerdictRange;
}

/** Numbers of answers in the whole round, `from` included, `below` not. Nothing else decides: not what was answered. */
export interface VerdictRange {
  readonly from: number;
  readonly below: number;
}

export interface BackgroundVariable {
  readonly name: string;
  /** Declared levels in order, never levels seen in data. The last-resort level for "no answer" is `none`. */
  readonly levels: readonly string[];
  readonly none: string;
}

/** For each background variable, its levels merged; `everybody` merges all. Nested from fine to coarse. */
export type Grid = Readonly<Record<string, Partition>>;

/** Locked before the round opens; its canonical JSON is hashed and the hash is shown on the survey's first page. */
export interface Plan {
  readonly version: 1;
  readonly audience: Audience;
  readonly admission: Admission;
  readonly instrument: string;
  readonly wave: number;
  readonly questionnaireHash: string;
  readonly closesAt: string;
  /** Somebody without JavaScript may let the server exchange their code, which then rests on the server's word. */
  readonly serverExchange?: true;
  readonly k: number;
  readonly kGroup: number;
  readonly background: readonly BackgroundVariable[];
  /** Fine to coarse; the last grid is everybody. */
  readonly gridLadder: readonly Grid[];
  readonly blocks: readonly Block[];
}
