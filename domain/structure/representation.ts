import { type Minority, minorities } from "#domain/shared/minorities.ts";
import { structureConfiguration } from "./configuration.ts";
import {
  above,
  atLeast,
  type Distribution,
  hasOwnBin,
  heard,
  mean,
  shareOf,
  type Voices,
} from "./distribution.ts";

export interface RoleOutcome {
  readonly role: string;
  readonly presence: "permanent" | "invited" | "not_proposed" | "unknown";
  readonly always: readonly Minority[];
  readonly invitedBy: readonly Minority[];
  /** Made permanent because a minority wants somebody in the room who can decide. */
  readonly byGuarantee: boolean;
  /** Only "always" against the rest is published: wishes for "when the issue calls for it" cannot be seen. */
  readonly lowerBoundFor: readonly Minority[];
  readonly heard: readonly Minority[];
}

/** Permanent: at least half of most minorities say always. Invited: at least half of any one say always or at times. */
export const representation = (
  roles: readonly { role: string; voices: Voices }[],
): readonly RoleOutcome[] => {
  const outcomes = roles.map(({ role, voices }) => roleOutcome(role, voices));
  const chosen = guaranteed(outcomes, roles);
  return outcomes.map((outcome) =>
    outcome.role === chosen ? { ...outcome, presence: "permanent", byGuarantee: true } : outcome,
  );
};

const roleOutcome = (role: string, voices: Voices): RoleOutcome => {
  const present = heard(voices);
  const { half } = structureConfiguration;
  const where = (holds: (distribution: Distribution) => boolean): readonly Minority[] =>
    present.filter((minority) => {
      const distribution = voices[minority];
      return distribution !== null && holds(distribution);
    });
  const always = where((each) => atLeast(shareOf(each, ["always"]), half));
  const invitedBy = where((each) => atLeast(shareOf(each, ["always", "sometimes"]), half));
  return {
    role,
    presence: presenceOf(present.length, always.length, invitedBy.length),
    always,
    invitedBy,
    byGuarantee: false,
    lowerBoundFor: where((each) => !hasOwnBin(each, "sometimes") && mergesSometimes(each)),
    heard: present,
  };
};

const mergesSometimes = (distribution: Distribution): boolean =>
  distribution.some((bin) => bin.cells.includes("sometimes"));

const presenceOf = (
  present: number,
  always: number,
  invitedBy: number,
): RoleOutcome["presence"] => {
  if (present === 0) return "unknown";
  if (above(always, present / 2)) return "permanent";
  return invitedBy > 0 ? "invited" : "not_proposed";
};

/** The decision-maker that most minorities want always; then the largest equal-weight share; then the fixed order. */
const guaranteed = (
  outcomes: readonly RoleOutcome[],
  roles: readonly { role: string; voices: Voices }[],
): string | null => {
  const deciders = outcomes.filter((outcome) => isDecisionMaker(outcome.role));
  const asked = deciders.some((outcome) => outcome.always.length > 0);
  if (!asked || deciders.some((outcome) => outcome.presence === "permanent")) return null;
  const weight = (role: string): number => {
    const voices = roles.find((each) => each.role === role)?.voices;
    if (voices === undefined) return 0;
    return mean(
      minorities.flatMap((minority) => {
        const distribution = voices[minority];
        return distribution === null ? [] : [shareOf(distribution, ["always"])];
      }),
    );
  };
  const [first] = deciders
    .filter((outcome) => outcome.always.length > 0)
    .toSorted(
      (one, other) =>
        other.always.length - one.always.length || weight(other.role) - weight(one.role),
    );
  return first?.role ?? null;
};

const isDecisionMaker = (role: string): boolean =>
  (structureConfiguration.decisionMakers as readonly string[]).includes(role);
