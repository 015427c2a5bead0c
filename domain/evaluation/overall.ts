import { evaluationConfiguration } from "./configuration.ts";
import type { IndicatorStatus } from "./indicator.ts";

/** What the figures speak for. People decide it, at the joint reading. */
export type OverallOutcome = "extend" | "stop_and_redesign" | "continue" | "adjust";

export type OverallReason =
  | { readonly code: "too_few_minorities"; readonly heard: number }
  | { readonly code: "direction_rethink" }
  | { readonly code: "core_rethink"; readonly indicators: readonly string[] }
  | { readonly code: "all_keep" }
  | { readonly code: "direction_only" }
  | { readonly code: "something_to_adjust"; readonly indicators: readonly string[] };

export const overall = (
  direction: IndicatorStatus,
  statuses: Readonly<Record<string, IndicatorStatus>>,
  heard: number,
): { readonly outcome: OverallOutcome; readonly reason: OverallReason } => {
  if (heard < evaluationConfiguration.minoritiesNeeded) {
    return { outcome: "extend", reason: { code: "too_few_minorities", heard } };
  }
  if (direction === "rethink") {
    return { outcome: "stop_and_redesign", reason: { code: "direction_rethink" } };
  }
  const { core } = evaluationConfiguration;
  const broken = core.filter((id) => statuses[id] === "rethink");
  if (broken.length > 0) {
    return { outcome: "extend", reason: { code: "core_rethink", indicators: broken } };
  }
  const rethought = Object.keys(statuses).filter((id) => statuses[id] === "rethink");
  const holds =
    direction === "keep" && core.every((id) => statuses[id] === "keep") && rethought.length === 0;
  if (holds) return { outcome: "continue", reason: { code: "all_keep" } };
  const open = core.filter((id) => statuses[id] !== "keep");
  const indicators = [...new Set([...open, ...rethought])];
  return {
    outcome: "adjust",
    reason:
      indicators.length === 0
        ? { code: "direction_only" }
        : { code: "something_to_adjust", indicators },
  };
};
