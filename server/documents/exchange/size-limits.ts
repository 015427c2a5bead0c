/** What is read at most of a file that somebody uploads; ten thousand texts of a questionnaire need 3 MB. */
export const largestFile = 5 * 1024 * 1024;

/** What a ZIP may unpack to, all parts together: more is a trap, not a translation. */
export const largestUnpacked = 50 * 1024 * 1024;
