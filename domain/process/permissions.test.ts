import { expect, test } from "vitest";
import { roles } from "./actor.ts";
import { type Action, may } from "./permissions.ts";

/** Every action, so that a new one is not given to anybody without being written here. */
const actions: Readonly<Record<Action, readonly string[]>> = {
  read: ["analyst"],
  create_process: [],
  edit_charter: [],
  move_process: [],
  edit_survey: [],
  open_wave: [],
  confirm_statement: [],
  seal_wave: [],
  propose_structure: ["analyst"],
  override_element: [],
  record_meeting: [],
  write_policy: ["analyst"],
  manage_people: [],
  translate: ["translator", "reviewer"],
  review_text: ["reviewer"],
  release_language: [],
  record_voice: ["translator", "reviewer"],
  invite_respondents: [],
  withdraw_publication: [],
  code_texts: ["coder"],
  publish_themes: [],
  read_audit: ["auditor"],
  protect_personal_data: [],
};

test.each(Object.entries(actions))("%s: organisers, and besides them %j", (action, others) => {
  const allowed = roles.filter((role) => may(role, action as Action));
  expect(new Set(allowed)).toEqual(new Set(["organiser", ...others]));
});
