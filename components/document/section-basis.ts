/** What somebody's text was written on: sent along with it, so that nothing they have not seen is overwritten. */
export interface SectionBasis {
  readonly revision: number;
  /** Of the section alone: tells a change of it from a change elsewhere in the document. */
  readonly fingerprint: string;
}
