import { z } from "zod";
import { minorities } from "#domain/shared/minorities.ts";

const shortText = z.string().trim().max(500);
const longText = z.string().trim().max(10_000);
/** A day, as people write it in minutes. */
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const outreachAttempt = z.object({
  /** Letter, telephone, association's meeting, radio … in the authority's own words. */
  channel: shortText,
  /** Whether people can answer by speaking. */
  oral: z.boolean(),
  at: day,
  note: longText,
});

const outreachByMinority = z.object(
  Object.fromEntries(
    minorities.map((minority) => [minority, z.array(outreachAttempt).max(200)]),
  ) as Record<(typeof minorities)[number], z.ZodArray<typeof outreachAttempt>>,
);

const overriddenGuard = z.object({
  guard: shortText,
  reason: longText.min(1),
  /** The role that decided, never a name. */
  by: shortText,
  at: z.string().max(40),
});

/** What a process is for and what has been decided about it: what guards ask for that no other table holds. */
export const processCharter = z.object({
  question: longText,
  /** What can be influenced, and what cannot. */
  influence: longText,
  processLeader: shortText,
  processLeaderAffiliation: shortText,
  /** What has been done, and is planned, to reach each minority. */
  outreach: outreachByMinority,
  dataProtectionDecision: longText,
  /** The decision that the compensation rests on. */
  feeRule: longText,
  /** The day the charter was published; null before. */
  publishedAt: day.nullable(),
  plainLanguageReady: z.boolean(),
  /** Meetings and steps that no other table records. */
  checkpointAt: day.nullable(),
  jointReadingAt: day.nullable(),
  reviewAt: day.nullable(),
  overriddenGuards: z.array(overriddenGuard).max(500),
});

export type ProcessCharter = z.infer<typeof processCharter>;
export type OutreachAttempt = z.infer<typeof outreachAttempt>;

export const emptyCharter: ProcessCharter = {
  question: "",
  influence: "",
  processLeader: "",
  processLeaderAffiliation: "",
  outreach: { jews: [], roma: [], sami: [], sweden_finns: [], tornedalians: [] },
  dataProtectionDecision: "",
  feeRule: "",
  publishedAt: null,
  plainLanguageReady: false,
  checkpointAt: null,
  jointReadingAt: null,
  reviewAt: null,
  overriddenGuards: [],
};

/** What is stored may be older than this code: missing parts are empty, and what cannot be read is refused. */
export const readCharter = (stored: unknown): ProcessCharter | null => {
  const object = typeof stored === "object" && stored !== null ? stored : {};
  const read = processCharter.safeParse({ ...emptyCharter, ...object });
  return read.success ? read.data : null;
};
