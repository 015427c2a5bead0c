import type { ProcessCharter } from "#domain/process/charter.ts";

/** How a part of the charter is written in a form. */
export interface CharterField {
  readonly name: keyof Omit<ProcessCharter, "outreach" | "overriddenGuards">;
  readonly kind: "line" | "text" | "day" | "tick";
  /** A key that explains it. */
  readonly help?: string;
}

export const charterSections = {
  mandate: [
    { name: "question", kind: "text" },
    { name: "influence", kind: "text" },
    { name: "processLeader", kind: "line", help: "processLeaderHelp" },
    { name: "processLeaderAffiliation", kind: "line", help: "processLeaderAffiliationHelp" },
    { name: "publishedAt", kind: "day", help: "publishedAtHelp" },
  ],
  decisions: [
    { name: "dataProtectionDecision", kind: "text", help: "dataProtectionDecisionHelp" },
    { name: "feeRule", kind: "text" },
    { name: "plainLanguageReady", kind: "tick" },
    { name: "checkpointAt", kind: "day", help: "dateHelp" },
    { name: "jointReadingAt", kind: "day", help: "dateHelp" },
    { name: "reviewAt", kind: "day", help: "reviewHelp" },
  ],
} as const satisfies Readonly<Record<string, readonly CharterField[]>>;

export type CharterSection = keyof typeof charterSections;

export const fieldsOf = (section: CharterSection): readonly CharterField[] =>
  charterSections[section];
