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
  | "manage_people"
  | "translate"
  | "review_text"
  | "release_language"
  | "record_voice"
  | "invite_respondents"
  | "withdraw_publication"
  | "code_texts"
  | "publish_themes"
  | "read_audit"
  | "protect_personal_data";

const others: Readonly<Record<Exclude<Role, "organiser">, ReadonlySet<Action>>> = {
  // Reads charts, keeps computations and writes on the proposal; everything that decides is the organiser's.
  analyst: new Set(["read", "propose_structure", "write_policy"]),
  // These two see texts: never answers, results or the process (issue 3, point 8).
  translator: new Set(["translate", "record_voice"]),
  reviewer: new Set(["translate", "review_text", "record_voice"]),
  // Reads each text for itself and nothing else that its sender answered (issue 4, point 6; decision 019).
  coder: new Set(["code_texts"]),
  // Reads who did what, and nothing of what was answered or decided.
  auditor: new Set(["read_audit"]),
};

/** Whether a role allows an action at its own authority (domain/README.md (a), "Who may do what"). */
export const may = (role: Role, action: Action): boolean =>
  role === "organiser" || others[role].has(action);
