import { languageCodes } from "#domain/language/registry.ts";

/**
 * Needs that locales have words for (`structure:needs.<question>.<value>`). The needs form's own questionnaire is not
 * in the published bundle; a choice that a local form adds is shown as it is stored.
 */
export const knownNeeds: Readonly<Record<string, readonly string[]>> = {
  referral_conditions: [
    "more_time",
    "plain_summary",
    "own_language",
    "oral_reply",
    "writing_help",
    "payment",
    "only_relevant",
    "result_report",
  ],
  // Whatever the registry knows, and languages that can only be spoken or signed.
  languages_needed: [...languageCodes, "sv_easy", "sje", "sju", "sign"],
  support_needs: [
    "interpreter",
    "translated_material",
    "read_aloud",
    "step_free",
    "hearing_loop",
    "screen_reader",
    "digital_help",
    "childcare",
    "companion",
    "safe_place",
    "food",
    "intro_training",
  ],
};
