import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { Minority } from "#domain/shared/minorities.ts";

/**
 * What the process is for, who leads it and how people are reached: what guards ask for that no table of answers holds.
 * A part that is absent has not been written yet.
 */
export interface Charter {
  readonly question?: LocalizedText;
  readonly canBeInfluenced?: LocalizedText;
  readonly cannotBeInfluenced?: LocalizedText;
  readonly steeringGroup?: LocalizedText;
  readonly processLeader?: { readonly title: LocalizedText; readonly affiliation: LocalizedText };
  readonly existingForums?: readonly LocalizedText[];
  readonly timePlan?: LocalizedText;
  readonly publicationRules?: LocalizedText;
  readonly dataProtectionDecision?: { readonly decidedAt: string; readonly text: LocalizedText };
  readonly feeRule?: { readonly decidedAt: string; readonly text: LocalizedText };
  readonly routes?: Readonly<Partial<Record<Minority, readonly ContactRoute[]>>>;
  readonly outreach?: readonly OutreachAttempt[];
  readonly plainLanguageVersion?: LocalizedText;
  /** When the charter was published (YYYY-MM-DD). */
  readonly publishedAt?: string;
}

export interface ContactRoute {
  readonly channel: "letter" | "email" | "telephone" | "visit" | "session";
  readonly oral: boolean;
  readonly description: LocalizedText;
}

/** One attempt to reach a minority: the outreach log that stands in for answers where too few came. */
export interface OutreachAttempt {
  readonly audience: Minority | "unstated";
  readonly at: string;
  readonly channel: ContactRoute["channel"];
  readonly oral: boolean;
  readonly description: LocalizedText;
}
