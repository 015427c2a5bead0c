import type { Translate } from "#domain/language/phrase.ts";
import { type ProcessState, processStates } from "#domain/process/states.ts";
import type { SideNavigation, SideStep } from "./side-navigation.tsx";

/** The pages that a process is worked on from. */
export type WorkPage =
  | "overview"
  | "charter"
  | "surveys"
  | "results"
  | "structure"
  | "meetings"
  | "evaluation"
  | "policy";

/** The state whose work a page is; every page can be opened in every state. */
const pagesOfState: Readonly<Partial<Record<ProcessState, readonly WorkPage[]>>> = {
  mandate: ["charter"],
  inventory: ["surveys", "results"],
  analysis: ["structure"],
  pilot: ["meetings"],
  evaluation: ["evaluation"],
  decision: ["policy"],
};

interface SideOfProcess {
  /** `/sv/staff/process/<id>` */
  readonly address: string;
  readonly state: ProcessState;
  readonly here: WorkPage;
  readonly translate: Translate;
}

/** The states in their order, each with the pages of its work. Paused and closed are said on the page, not here. */
export const sideOfProcess = ({
  address,
  state,
  here,
  translate,
}: SideOfProcess): SideNavigation => {
  const states: readonly ProcessState[] = processStates.filter(
    (each) => each !== "paused" && each !== "closed",
  );
  const position = states.indexOf(state);
  const statusOf = (index: number): SideStep["status"] => {
    if (state === "closed" || index < position) return "done";
    return index === position ? "current" : "ahead";
  };
  return {
    heading: translate("workspace:side.heading"),
    steps: states.map((each, index) => ({
      id: each,
      name: translate(`process:state.${each}.name`),
      status: statusOf(index),
      href: index === position ? address : null,
      isHere: index === position && here === "overview",
      pages: (pagesOfState[each] ?? []).map((page) => ({
        href: `${address}/${page}`,
        name: translate(`workspace:page.${page}`),
        isHere: here === page,
      })),
    })),
  };
};
