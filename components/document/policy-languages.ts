/** The languages that a proposal can be drafted in: those whose words have been reviewed. */
export const policyLanguages = ["sv", "en"] as const;
