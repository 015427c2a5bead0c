import "server-only";
import { isLanguageCode, type LanguageCode } from "#domain/language/registry.ts";
import type { Actor } from "#domain/process/actor.ts";
import { tidyText } from "#domain/response/tidy-text.ts";
import type { AuthorityId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import {
  countComments,
  findCommentPlace,
  listComments,
  resolveComment,
  saveComment,
  type TextComment,
} from "#server/db/text-comments.ts";
import type { AccessProblem } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { accessLanguage } from "./text-access.ts";
import { openDesk } from "./text-desk.ts";

export type { TextComment } from "#server/db/text-comments.ts";

const longestComment = 2_000;
const mostComments = 200;

/** What has been said of the texts of a collection in one language, or of one text, oldest first; settled ones too. */
export const readTextComments =
  ({ db }: Pick<Dependencies, "db">) =>
  async (
    actor: Actor,
    authorityId: AuthorityId,
    collection: string,
    language: LanguageCode,
    unit?: string,
  ): Promise<Result<readonly TextComment[], AccessProblem>> => {
    const access = accessLanguage(actor, authorityId, language, "translate");
    if (!access.ok) return access;
    return succeed(await listComments(db, { authorityId, collection, language }, unit));
  };

export interface NewTextComment {
  readonly collection: string;
  readonly unit: string;
  readonly language: LanguageCode;
  readonly text: string;
}

export type CommentProblem =
  | AccessProblem
  | { readonly code: "locked" }
  | { readonly code: "comment_missing" }
  | { readonly code: "comment_too_long"; readonly max: number }
  | { readonly code: "comments_full"; readonly max: number };

/** A word to the others who work with a text. It stays in the desk: no respondent and no file but an export sees it. */
export const commentOnText =
  ({ db, now, newId }: Pick<Dependencies, "db" | "now" | "newId">) =>
  async (
    actor: Actor,
    authorityId: AuthorityId,
    { collection, unit, language, ...given }: NewTextComment,
  ): Promise<Result<null, CommentProblem>> => {
    const access = accessLanguage(actor, authorityId, language, "translate");
    if (!access.ok) return access;
    const text = tidyText(given.text);
    if (text === "") return fail({ code: "comment_missing" });
    if (text.length > longestComment)
      return fail({ code: "comment_too_long", max: longestComment });
    const desk = await openDesk(db, authorityId, collection, language);
    if (desk === null || !desk.units.some(({ id }) => id === unit)) {
      return fail({ code: "not_found" });
    }
    if (desk.isLocked) return fail({ code: "locked" });
    const place = { authorityId, collection, language };
    if ((await countComments(db, place, unit)) >= mostComments) {
      return fail({ code: "comments_full", max: mostComments });
    }
    await saveComment(db, place, { id: newId(), unit, by: actor.personId, text, at: now() });
    return succeed(null);
  };

/** Says that what a comment asks for has been seen to. It stays readable. */
export const resolveTextComment =
  ({ db, now }: Pick<Dependencies, "db" | "now">) =>
  async (
    actor: Actor,
    authorityId: AuthorityId,
    id: string,
  ): Promise<Result<null, AccessProblem>> => {
    const place = await findCommentPlace(db, authorityId, id);
    if (place === null || !isLanguageCode(place.language)) return fail({ code: "not_found" });
    const access = accessLanguage(actor, authorityId, place.language, "translate");
    if (!access.ok) return access;
    await resolveComment(db, id, now());
    return succeed(null);
  };
