/** What is stored when somebody chooses "other"; the words go under `commentKey`, as SurveyJS does. */
export const otherValue = "other";

export const commentSuffix = "-Comment";

export const commentKey = (question: string): string => `${question}${commentSuffix}`;
