const megabyte = 1024 * 1024;

/** What is read at most of a packed file that somebody uploads. Ten thousand texts are 0.3 MB of XLSX. */
export const largestPacked = 5 * megabyte;

/** What a packed file may unpack to, all parts together: more is a trap, not a translation. */
export const largestUnpacked = 50 * megabyte;

/** What is read at most of a file of plain text. Ten thousand texts are 6 MB of XLIFF and 2 MB of CSV. */
export const largestText = 20 * megabyte;
