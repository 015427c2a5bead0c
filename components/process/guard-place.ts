import type { WorkPage } from "#components/staff/side-of-process.ts";
import type { GuardId } from "#domain/process/next-steps.ts";

interface GuardPlace {
  readonly page: WorkPage;
  readonly anchor?: string;
}

/** Where something that is missing is seen to. Null: no page yet; one goes on with a reason that becomes public. */
export const guardPlaces: Readonly<Record<GuardId, GuardPlace | null>> = {
  charter_published: { page: "charter", anchor: "mandate" },
  process_leader_named: { page: "charter", anchor: "mandate" },
  outreach_routes: { page: "charter", anchor: "outreach" },
  data_protection: { page: "charter", anchor: "decisions" },
  survey_opened: { page: "surveys" },
  inventories_closed: { page: "surveys" },
  rounds_sealed: { page: "surveys" },
  outreach_logged: { page: "charter", anchor: "outreach" },
  administrations_answered: { page: "surveys" },
  proposal_made: { page: "structure" },
  texts_read: { page: "structure" },
  overrides_reasoned: { page: "structure" },
  plain_language: { page: "charter", anchor: "decisions" },
  positions_taken: { page: "charter", anchor: "outreach" },
  administration_willing: { page: "surveys" },
  meetings_held: { page: "meetings" },
  fee_rule: { page: "charter", anchor: "decisions" },
  answer_owners: { page: "surveys" },
  checkpoint_done: { page: "charter", anchor: "decisions" },
  evaluation_closed: { page: "surveys" },
  joint_reading: { page: "charter", anchor: "decisions" },
  three_minorities: { page: "evaluation" },
  outcome_goes_on: { page: "evaluation" },
  outcome_goes_back: { page: "evaluation" },
  clauses_settled: null,
  actions_owned: null,
  decision_adopted: null,
  decision_changed: null,
  decision_rejected: null,
  review_due: { page: "charter", anchor: "decisions" },
};
