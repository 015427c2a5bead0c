import "server-only";
import { type LanguageRelease, releaseInForce } from "#domain/language/language-release.ts";
import { type LanguageCode, languageOf, languages } from "#domain/language/registry.ts";
import { type Actor, isGranted, roleAt } from "#domain/process/actor.ts";
import { may } from "#domain/process/permissions.ts";
import { tidyLine, tidyText } from "#domain/response/tidy-text.ts";
import type { AuthorityId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { holdAuthority } from "#server/db/authorities.ts";
import { inTransaction } from "#server/db/client.ts";
import { listLanguageReleases, saveLanguageRelease } from "#server/db/language-releases.ts";
import type { Dependencies } from "./dependencies.ts";

type Needs = Pick<Dependencies, "db" | "now" | "newId">;

export const leastReason = 10;
export const mostReason = 1_000;
export const mostName = 80;

export type ReleaseProblem =
  | { readonly code: "not_found" }
  | { readonly code: "forbidden" }
  /** Swedish, English: nobody needs to say yes to what has been reviewed. */
  | { readonly code: "release_not_needed" }
  | { readonly code: "reason_too_short" }
  | { readonly code: "reason_too_long" }
  | { readonly code: "name_missing" }
  | { readonly code: "name_too_long" };

export interface ReleaseRequest {
  readonly language: LanguageCode;
  /** As the speaker chooses to be named; not asked of an organiser. */
  readonly name: string | null;
  readonly reason: string;
}

/**
 * A yes to offering a language whose wording is a draft. For some languages it is the organiser's; for others only
 * somebody who speaks the language can give it, under a name of their own choice (issue 3, point 2).
 */
export const releaseLanguage =
  ({ db, now, newId }: Needs) =>
  async (
    actor: Actor,
    authorityId: AuthorityId,
    { language, name, reason }: ReleaseRequest,
  ): Promise<Result<LanguageRelease, ReleaseProblem>> => {
    const asked = languageOf(language).release;
    if (roleAt(actor, authorityId) === null) return fail({ code: "not_found" });
    if (asked === "none") return fail({ code: "release_not_needed" });
    if (!mayRelease(actor, authorityId, language)) return fail({ code: "forbidden" });
    const words = checkReason(reason);
    if (!words.ok) return words;
    const shown = asked === "speaker" ? tidyLine(name ?? "") : null;
    if (shown === "") return fail({ code: "name_missing" });
    if (shown !== null && shown.length > mostName) return fail({ code: "name_too_long" });
    return inTransaction(db, async (tx) => {
      await holdAuthority(tx, authorityId);
      const history = await listLanguageReleases(tx, authorityId);
      const release: LanguageRelease = {
        id: newId(),
        language,
        by: asked,
        name: shown,
        reason: words.value,
        isWithdrawn: false,
        at: afterLast(history, now()),
      };
      await saveLanguageRelease(tx, authorityId, release);
      return succeed(release);
    });
  };

export type WithdrawProblem = ReleaseProblem | { readonly code: "not_released" };

/**
 * Takes a yes back: waves that open from now on are not offered in the language. Those that are open stay as they were
 * announced. Whoever may say yes may take it back, and the organiser always may.
 */
export const withdrawRelease =
  ({ db, now, newId }: Needs) =>
  async (
    actor: Actor,
    authorityId: AuthorityId,
    { language, reason }: Omit<ReleaseRequest, "name">,
  ): Promise<Result<LanguageRelease, WithdrawProblem>> => {
    if (roleAt(actor, authorityId) === null) return fail({ code: "not_found" });
    if (!mayWithdraw(actor, authorityId, language)) return fail({ code: "forbidden" });
    const words = checkReason(reason);
    if (!words.ok) return words;
    return inTransaction(db, async (tx) => {
      await holdAuthority(tx, authorityId);
      const history = await listLanguageReleases(tx, authorityId);
      if (releaseInForce(history, language) === null) {
        return fail({ code: "not_released" as const });
      }
      const withdrawal: LanguageRelease = {
        id: newId(),
        language,
        by: roleAt(actor, authorityId) === "organiser" ? "organiser" : "speaker",
        name: null,
        reason: words.value,
        isWithdrawn: true,
        at: afterLast(history, now()),
      };
      await saveLanguageRelease(tx, authorityId, withdrawal);
      return succeed(withdrawal);
    });
  };

/** A language that somebody must say yes to, with everything that has been said. */
export interface ReleasableLanguage {
  readonly language: LanguageCode;
  readonly asked: "organiser" | "speaker";
  readonly inForce: LanguageRelease | null;
  /** The newest first. */
  readonly history: readonly LanguageRelease[];
  readonly mayRelease: boolean;
  readonly mayWithdraw: boolean;
}

/** Every language that needs a release: for everybody who works with texts or surveys at the authority. */
export const listReleases =
  ({ db }: Pick<Dependencies, "db">) =>
  async (
    actor: Actor,
    authorityId: AuthorityId,
  ): Promise<Result<readonly ReleasableLanguage[], { readonly code: "not_found" }>> => {
    if (roleAt(actor, authorityId) === null) return fail({ code: "not_found" });
    const history = await listLanguageReleases(db, authorityId);
    return succeed(
      languages.flatMap(({ id: language, release: asked }) =>
        asked === "none"
          ? []
          : [
              {
                language,
                asked,
                inForce: releaseInForce(history, language),
                history: history.filter((each) => each.language === language).toReversed(),
                mayRelease: mayRelease(actor, authorityId, language),
                mayWithdraw: mayWithdraw(actor, authorityId, language),
              },
            ],
      ),
    );
  };

/** An organiser who does not speak a language cannot vouch for it, whatever else they decide. */
const mayRelease = (actor: Actor, authorityId: AuthorityId, language: LanguageCode): boolean => {
  const role = roleAt(actor, authorityId);
  switch (languageOf(language).release) {
    case "none":
      return false;
    case "organiser":
      return role !== null && may(role, "release_language");
    case "speaker":
      return role === "reviewer" && isGranted(actor, authorityId, language);
  }
};

const mayWithdraw = (actor: Actor, authorityId: AuthorityId, language: LanguageCode): boolean => {
  const role = roleAt(actor, authorityId);
  const decides = role !== null && may(role, "release_language");
  return decides || mayRelease(actor, authorityId, language);
};

const checkReason = (
  reason: string,
): Result<string, { readonly code: "reason_too_short" | "reason_too_long" }> => {
  const words = tidyText(reason);
  if (words.length < leastReason) return fail({ code: "reason_too_short" });
  return words.length > mostReason ? fail({ code: "reason_too_long" }) : succeed(words);
};

/** The order of what was said decides what holds: two words never have the same time. */
const afterLast = (history: readonly LanguageRelease[], now: Date): Date => {
  const last = history.at(-1)?.at.getTime() ?? 0;
  return new Date(Math.max(now.getTime(), last + 1));
};
