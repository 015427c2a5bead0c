import "server-only";
import { checkText, isStopped } from "#domain/language/check-text.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import type { TextStatus } from "#domain/language/text-status.ts";
import { standingOf, type TextEntry, type TextUnit } from "#domain/language/text-unit.ts";
import type { Actor } from "#domain/process/actor.ts";
import { tidyLine } from "#domain/response/tidy-text.ts";
import type { AuthorityId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { inTransaction } from "#server/db/client.ts";
import { listTranslationsOf, saveTranslation } from "#server/db/translations.ts";
import type { AccessProblem } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { forgetOwnWords } from "./own-words.ts";
import { accessLanguage } from "./text-access.ts";
import { holdDesk } from "./text-desk.ts";

/** `translated` takes a review back. */
export type ReviewStatus = Extract<TextStatus, "translated" | "reviewed" | "approved">;

export interface TextsToReview {
  readonly collection: string;
  readonly language: LanguageCode;
  /** With the revision that was read: nobody signs a text that they have not seen. */
  readonly units: readonly { readonly unit: string; readonly revision: number }[];
  readonly status: ReviewStatus;
  /** Shown beside the texts as it is written here; null: "a speaker of the language". */
  readonly reviewerName: string | null;
}

export interface ReviewedTexts {
  readonly entries: readonly TextEntry[];
  /** What was left as it was, each with its reason. */
  readonly left: readonly UnitLeft[];
}

export interface UnitLeft {
  readonly unit: string;
  /**
   * `stale`: the Swedish is another one than the text was made from. `changed_meanwhile`: another text than was read.
   * `unread`: to be approved, but no reviewer has signed it.
   */
  readonly code:
    | "not_found"
    | "missing"
    | "stale"
    | "changed_meanwhile"
    | "text_invalid"
    | "unread";
}

export type ReviewTextProblem =
  | AccessProblem
  | { readonly code: "locked" }
  | { readonly code: "name_too_long"; readonly max: number };

const longestName = 100;

/**
 * Signs off texts, several at once: those that cannot be are left and said. A reviewer signs off in the languages they
 * have been given; to approve what has been signed is the organiser's.
 */
export const reviewText =
  ({ db, now, newId }: Pick<Dependencies, "db" | "now" | "newId">) =>
  async (
    actor: Actor,
    authorityId: AuthorityId,
    { collection, language, units, status, reviewerName }: TextsToReview,
  ): Promise<Result<ReviewedTexts, ReviewTextProblem>> => {
    const access = accessLanguage(actor, authorityId, language, "review_text");
    if (!access.ok) return access;
    if (status === "approved" && access.value !== "organiser") return fail({ code: "forbidden" });
    const name = tidyLine(reviewerName ?? "");
    if (name.length > longestName) return fail({ code: "name_too_long", max: longestName });
    const place = { authorityId, collection, language };
    const outcome = await inTransaction(
      db,
      async (tx): Promise<Result<ReviewedTexts, ReviewTextProblem>> => {
        const desk = await holdDesk(tx, authorityId, collection, language);
        if (desk === null) return fail({ code: "not_found" });
        if (desk.isLocked) return fail({ code: "locked" });
        const known = new Map(desk.units.map((unit) => [unit.id, unit]));
        const asked = new Map(units.map((each) => [each.unit, each.revision]));
        const own = new Map(
          (await listTranslationsOf(tx, { authorityId, collection }, [...asked.keys()]))
            .filter((entry) => entry.language === language)
            .map((entry) => [entry.unit, entry]),
        );
        const at = now();
        const entries: TextEntry[] = [];
        const left: UnitLeft[] = [];
        for (const [id, revision] of asked) {
          const unit = known.get(id);
          const before = own.get(id) ?? desk.entries.get(id) ?? null;
          const code = whyNot(unit, before, revision, status);
          if (unit === undefined || before === null || code !== null) {
            left.push({ unit: id, code: code ?? "missing" });
            continue;
          }
          const after: TextEntry = {
            ...before,
            ...signed(before, status, name === "" ? null : name, at),
            origin: "desk",
            revision: revision + 1,
          };
          const { language: _language, origin: _origin, revision: _revision, ...text } = after;
          const saved = await saveTranslation(tx, place, text, { id: newId(), revision, at });
          if (saved) entries.push(after);
          else left.push({ unit: id, code: "changed_meanwhile" });
        }
        return succeed({ entries, left });
      },
    );
    forgetOwnWords(db, place);
    return outcome;
  };

const whyNot = (
  unit: TextUnit | undefined,
  before: TextEntry | null,
  revision: number,
  status: ReviewStatus,
): UnitLeft["code"] | null => {
  if (unit === undefined) return "not_found";
  if ((before?.revision ?? 0) !== revision) return "changed_meanwhile";
  const standing = standingOf(unit, before);
  if (before === null || standing.status === "missing") return "missing";
  // To take a review back is always possible.
  if (status === "translated") return null;
  if (standing.stale) return "stale";
  // What is approved counts as read in front of respondents: an organiser's word alone is no reading.
  const mustBeRead = languageOf(before.language).wording === "draft";
  if (status === "approved" && mustBeRead && before.reviewedAt === null) return "unread";
  return isStopped(checkText(unit, before.text, before.language)) ? "text_invalid" : null;
};

/** An organiser who approves what a speaker has read leaves the speaker's name beside it. */
const signed = (
  before: TextEntry,
  status: ReviewStatus,
  reviewer: string | null,
  at: Date,
): Pick<TextEntry, "status" | "reviewer" | "reviewedAt" | "unsure"> => {
  switch (status) {
    case "translated":
      return { status, reviewer: null, reviewedAt: null, unsure: before.unsure };
    case "reviewed":
      return { status, reviewer, reviewedAt: at, unsure: [] };
    case "approved":
      return { status, reviewer: before.reviewer, reviewedAt: before.reviewedAt, unsure: [] };
  }
};
