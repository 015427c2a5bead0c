import { z } from "zod";
import { tidyLine, tidyText } from "#domain/response/tidy-text.ts";
import { mostMonths, usualMonths } from "./retention.ts";

/**
 * Grounds in article 6.1 of the GDPR that an authority's survey can rest on. Article 6.1 f is not open to authorities
 * in their tasks, and a contract (b) or vital interests (d) is not what a survey is about.
 */
export const legalBases = ["public_task", "legal_obligation", "consent"] as const;

/** Conditions in article 9.2 for data that reveal ethnic origin or belief. */
export const specialConditions = [
  "substantial_public_interest",
  "explicit_consent",
  "archiving_statistics",
] as const;

const line = z.string().max(2_000).transform(tidyLine).pipe(z.string().max(300));
const text = z.string().max(20_000).transform(tidyText).pipe(z.string().max(3_000));

const detailsSchema = z.strictObject({
  /** The body that answers for the data: `Regionstyrelsen i Region Granmark`. */
  controller: line,
  controllerContact: line,
  officerContact: line,
  legalBasis: z.enum(legalBases).nullable(),
  specialCondition: z.enum(specialConditions).nullable(),
  /** The law or the decision that the two rest on. */
  legalSupport: line,
  purpose: text,
  recipients: text,
  processors: text,
  /** Countries outside the EU and the EEA, and by which safeguard; or that there are none. */
  transfers: text,
  ownMeasures: text,
  retentionMonths: z.number().int().min(1).max(mostMonths),
});

/** What an authority says about its handling of personal data. "" and null: not said yet. */
export type DataProtectionDetails = Readonly<z.infer<typeof detailsSchema>>;
export type DetailField = keyof DataProtectionDetails;

export const nothingSaid: DataProtectionDetails = {
  controller: "",
  controllerContact: "",
  officerContact: "",
  legalBasis: null,
  specialCondition: null,
  legalSupport: "",
  purpose: "",
  recipients: "",
  processors: "",
  transfers: "",
  ownMeasures: "",
  retentionMonths: usualMonths,
};

/** Reads what a form or the database holds; the names of the fields that cannot be taken, when some cannot. */
export const readDetails = (
  given: unknown,
):
  | { readonly ok: true; readonly value: DataProtectionDetails }
  | { readonly ok: false; readonly problem: readonly string[] } => {
  const read = detailsSchema.safeParse(given);
  if (read.success) return { ok: true, value: read.data };
  const fields = read.error.issues.map(({ path }) => String(path[0] ?? ""));
  return { ok: false, problem: [...new Set(fields)] };
};

/** What article 13 asks to be told and nobody has said yet. "There are none" is an answer, an empty box is not. */
export const missingDetails = (details: DataProtectionDetails): readonly DetailField[] =>
  toldToRespondents.filter((field) => details[field] === "" || details[field] === null);

const toldToRespondents = [
  "controller",
  "controllerContact",
  "officerContact",
  "legalBasis",
  "specialCondition",
  "legalSupport",
  "purpose",
  "recipients",
  "processors",
  "transfers",
] as const satisfies readonly DetailField[];
