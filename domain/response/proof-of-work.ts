/**
 * What stands before sending an answer by an open link, instead of a picture puzzle of somebody else's: a second of a
 * telephone's work. One proof pays for one nonce, in one survey, within a day: SHA-256 of this text must begin with as
 * many zero bits as the server asks for. The challenge is unknown to whoever has not fetched the survey.
 */
export const workText = (challenge: string, nonce: string, solution: number): string =>
  `${challenge}.${nonce}.${solution}`;

/** Whether a digest, given as its first four bytes read as one number, begins with so many zero bits. */
export const startsWithZeros = (first: number, bits: number): boolean =>
  first >>> (32 - bits) === 0;
