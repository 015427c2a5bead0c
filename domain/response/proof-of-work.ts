/**
 * What stands before sending an answer by an open link, instead of a picture puzzle of somebody else's: a second of a
 * telephone's work. One proof pays for one nonce, in one survey, within a day.
 */
export interface WorkOrder {
  /** Random to whoever has not asked for it; bound to a survey and an hour. */
  readonly challenge: string;
  /** How many of the digest's first bits must be zero. */
  readonly bits: number;
}

/** SHA-256 of this text must begin with so many zero bits. */
export const workText = (challenge: string, nonce: string, solution: number): string =>
  `${challenge}.${nonce}.${solution}`;

/** Whether a digest, given as its first four bytes read as one number, begins with so many zero bits. */
export const startsWithZeros = (first: number, bits: number): boolean =>
  first >>> (32 - bits) === 0;
