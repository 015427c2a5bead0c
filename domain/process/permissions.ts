import type { Role } from "./actor.ts";

/** What staff can ask for, in the words of the process. Every operation asks for exactly one of them. */
export type Action =
  | "read"
  | "create_process"
  | "edit_charter"
  | "move_process"
  | "edit_survey"
  | "open_wave"
  | "confirm_statement"
  | "seal_wave"
  | "propose_structure"
  | "override_element"
  | "record_meeting"
  | "write_policy"
  | "manage_people";

/** An analyst reads charts, keeps computations and writes on the proposal; everything that decides is the organiser's. */
const analystMay: ReadonlySet<Action> = new Set(["read", "propose_structure", "write_policy"]);

/** Whether a role allows an action at its own authority (domain/README.md (a), "Who may do what"). */
export const may = (role: Role, action: Action): boolean =>
  role === "organiser" || analystMay.has(action);
