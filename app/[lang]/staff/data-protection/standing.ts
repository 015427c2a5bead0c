import type { KeptWave } from "#server/operations/retention.ts";

/** How a wave's retention stands, as a tag says it. */
export const standingOf = ({
  state,
  retention,
}: Pick<KeptWave, "state" | "retention">): {
  readonly tone: "done" | "warning" | "current";
  readonly text: string;
} => {
  if (state === "kept" && retention.decision === null) {
    return { tone: "current", text: "data-protection:state.keptUndecided" };
  }
  const text = `data-protection:state.${state}`;
  switch (state) {
    case "destroyed":
      return { tone: "done", text };
    case "not_sealed":
    case "undecided":
      return { tone: "warning", text };
    case "kept":
    case "announced":
    case "due":
      return { tone: "current", text };
  }
};
