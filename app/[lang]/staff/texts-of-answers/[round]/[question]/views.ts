import type { TextsOverview } from "#server/operations/read-text.ts";

export type WorkView = "read" | "themes" | "differences" | "quotes";

/** The parts of the work, the one that waits first. Texts that are never counted are only read. */
export const viewsOf = ({ isPublishable, stage }: TextsOverview): readonly WorkView[] => {
  if (!isPublishable) return ["read"];
  switch (stage) {
    case "book":
      return ["themes", "read", "quotes"];
    case "coding":
      return ["read", "themes", "quotes"];
    case "settling":
      return ["differences", "read", "themes", "quotes"];
    case "settled":
      return ["themes", "read", "quotes"];
  }
};
