import type { DataProtectionDetails } from "./details.ts";

/** What the respondents of one wave are told about their data, beside what the program tells of itself. */
export interface ToldAboutData {
  readonly details: DataProtectionDetails;
  readonly isComplete: boolean;
  readonly destroyOn: Date;
  /** Whether the authority has decided that the answers may be destroyed: without it they are not. */
  readonly isDecided: boolean;
  readonly destroyedAt: Date | null;
}
