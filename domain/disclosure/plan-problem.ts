/** Why a questionnaire cannot be published safely, and where. `results:planProblem.<code>`. */
export type PlanProblem =
  | { readonly code: "checkbox_under_condition"; readonly question: string }
  | {
      readonly code: "condition_two_parents";
      readonly question: string;
      readonly parents: readonly string[];
    }
  | { readonly code: "condition_too_deep"; readonly question: string; readonly parent: string }
  | { readonly code: "condition_ties_options"; readonly question: string; readonly parent: string }
  | {
      readonly code: "condition_on_unpublished";
      readonly question: string;
      readonly parent: string;
    }
  | { readonly code: "background_under_condition"; readonly question: string }
  | {
      readonly code: "parent_with_two_children";
      readonly question: string;
      readonly parent: string;
    }
  | { readonly code: "choice_under_condition"; readonly question: string; readonly choice: string }
  | { readonly code: "choices_not_distinct"; readonly question: string; readonly choice: string }
  | { readonly code: "choice_named_none"; readonly question: string }
  | { readonly code: "too_many_choices"; readonly question: string; readonly max: number }
  | { readonly code: "name_with_separator"; readonly question: string }
  | {
      readonly code: "choice_with_separator";
      readonly question: string;
      readonly choice: string;
    }
  | { readonly code: "required_boxes"; readonly question: string }
  | { readonly code: "pair_not_possible"; readonly question: string }
  | { readonly code: "pair_read_by_rules"; readonly question: string };

/** A ballot holds one byte per block. */
export const mostCells = 250;
