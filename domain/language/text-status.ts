/** How far a translated text has come. `stale` is no status: any of them is stale when the Swedish text has changed. */
export const textStatuses = ["missing", "draft", "translated", "reviewed", "approved"] as const;

export type TextStatus = (typeof textStatuses)[number];

/** Whether a status has come at least as far as another. */
export const isAtLeast = (status: TextStatus, least: TextStatus): boolean =>
  textStatuses.indexOf(status) >= textStatuses.indexOf(least);
