import type { Minority } from "#domain/shared/minorities.ts";
import { minorities } from "#domain/shared/minorities.ts";
import { structureConfiguration } from "./configuration.ts";
import {
  above,
  atLeast,
  type ByMinority,
  byMinority,
  type Distribution,
  hasOwnBin,
  shareOf,
  type Voices,
} from "./distribution.ts";

/** `unknown`: nothing is published for the minority. It takes no part in the decision and is asked in the anchoring. */
export type Stance = "wants" | "accepts" | "divided" | "rejects" | "unknown";

export type AcceptabilityDecision =
  | "common"
  | "voluntary"
  | "group_specific"
  | "on_request"
  | "not_proposed"
  | "insufficient";

export interface AcceptabilityOutcome {
  readonly decision: AcceptabilityDecision;
  readonly stances: ByMinority<Stance>;
  readonly offeredTo: readonly Minority[];
  readonly disagreement: boolean;
  /** Minorities of whom only "wants it" or "the rest" is published, and who did not want it: no may hide in the rest. */
  readonly mayReject: readonly Minority[];
}

export const acceptability = (voices: Voices): AcceptabilityOutcome => {
  const stances = byMinority((minority) => stanceOf(voices[minority]));
  const those = (...wanted: readonly Stance[]): readonly Minority[] =>
    minorities.filter((minority) => wanted.includes(stances[minority]));
  const decision = decide(those);
  return {
    decision,
    stances,
    offeredTo:
      decision === "group_specific"
        ? those("wants", "accepts", "divided")
        : those("wants", "accepts", "divided", "rejects"),
    disagreement:
      decision === "group_specific" || (decision === "not_proposed" && those("accepts").length > 0),
    mayReject: those("divided").filter((minority) => !showsRejection(voices[minority])),
  };
};

/**
 * With all three columns published, no answer is folded into "can work": a minority that neither wants nor rejects
 * accepts, which never creates a proposal, so silence is not consent. Exactly half against is divided (vector V8b).
 * With "suits us" against the rest, anything short of wanting is divided: the rest may hold a no.
 */
export const stanceOf = (distribution: Distribution | null): Stance => {
  if (distribution === null) return "unknown";
  const { half } = structureConfiguration;
  if (above(shareOf(distribution, ["not_suitable"]), half)) return "rejects";
  if (atLeast(shareOf(distribution, ["want"]), half)) return "wants";
  return above(shareOf(distribution, ["want", "accept"]), half) ? "accepts" : "divided";
};

const showsRejection = (distribution: Distribution | null): boolean =>
  distribution !== null &&
  (hasOwnBin(distribution, "not_suitable") ||
    !distribution.some((bin) => bin.cells.includes("not_suitable")));

const decide = (
  those: (...wanted: readonly Stance[]) => readonly Minority[],
): AcceptabilityDecision => {
  if (those("unknown").length === minorities.length) return "insufficient";
  if (those("wants").length === 0) {
    return those("rejects").length > 0 ? "not_proposed" : "on_request";
  }
  if (those("rejects").length > 0) return "group_specific";
  return those("divided").length > 0 ? "voluntary" : "common";
};
