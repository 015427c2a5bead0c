import "server-only";
import { type LanguageCode, languageCodes } from "#domain/language/registry.ts";
import { type Actor, isGranted, type Role, roleAt } from "#domain/process/actor.ts";
import { type Action, may } from "#domain/process/permissions.ts";
import type { AuthorityId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import type { AccessProblem } from "./access.ts";

/** Whether the actor may do this with an authority's texts. One where they have no role does not exist for them. */
export const accessTexts = (
  actor: Actor,
  authorityId: AuthorityId,
  action: Action,
): Result<Role, AccessProblem> => {
  const role = roleAt(actor, authorityId);
  if (role === null) return fail({ code: "not_found" });
  return may(role, action) ? succeed(role) : fail({ code: "forbidden" });
};

/** The same in one language, which must have been granted. Swedish is the source: it is not translated. */
export const accessLanguage = (
  actor: Actor,
  authorityId: AuthorityId,
  language: LanguageCode,
  action: Action,
): Result<Role, AccessProblem> => {
  const access = accessTexts(actor, authorityId, action);
  if (!access.ok) return access;
  if (language === "sv") return fail({ code: "not_found" });
  return isGranted(actor, authorityId, language) ? access : fail({ code: "forbidden" });
};

/** What the actor works in, in the order of the registry. */
export const grantedLanguages = (actor: Actor, authorityId: AuthorityId): readonly LanguageCode[] =>
  languageCodes.filter((code) => code !== "sv" && isGranted(actor, authorityId, code));
