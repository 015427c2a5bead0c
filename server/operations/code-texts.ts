import "server-only";
import type { PublishedTheme } from "#domain/disclosure/theme-release.ts";
import {
  type CodeBookProblem,
  type CodingProblem,
  checkCoding,
  mayBeLocked,
  type WrittenTheme,
  writeThemes,
} from "#domain/free-text/code-book.ts";
import type { Actor } from "#domain/process/actor.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { writeAudit } from "#server/db/audit.ts";
import { inTransaction } from "#server/db/client.ts";
import {
  findFreeText,
  lockCodeBook,
  writeAgreement,
  writeCodeBook,
  writeCoding,
} from "#server/db/free-texts.ts";
import { lockRound } from "#server/db/releases.ts";
import type { Dependencies } from "./dependencies.ts";
import {
  accessTexts,
  agreementIn,
  bothDone,
  readQuestionWork,
  type TextAccessProblem,
  type TextAddress,
} from "./text-work.ts";

export type BookProblem =
  | TextAccessProblem
  | CodeBookProblem
  /** Beside "other", under a condition or in a list: read, and never counted. */
  | { readonly code: "question_not_counted" }
  | { readonly code: "book_locked" };

type Needs = Pick<Dependencies, "db" | "now">;

/** Writes the themes that the texts of a question can be about, until somebody locks them. */
export const saveCodeBook =
  ({ db }: Needs) =>
  async (
    actor: Actor,
    address: TextAddress,
    written: readonly WrittenTheme[],
  ): Promise<Result<readonly PublishedTheme[], BookProblem>> => {
    const access = await accessTexts({ db }, actor, address);
    if (!access.ok) return access;
    const { at, isPublishable } = access.value;
    if (!isPublishable) return fail({ code: "question_not_counted" });
    const themes = writeThemes(written);
    if (!themes.ok) return themes;
    return inTransaction(db, async (tx) => {
      await lockRound(tx, at.roundId);
      const { stage } = await readQuestionWork(tx, at);
      if (stage !== "book") return fail({ code: "book_locked" } as const);
      await writeCodeBook(tx, at, themes.value, null);
      return themes;
    });
  };

/** Locks the book for good: what is looked for is decided before anybody counts. */
export const lockThemes =
  ({ db, now }: Needs) =>
  async (actor: Actor, address: TextAddress): Promise<Result<null, BookProblem>> => {
    const access = await accessTexts({ db }, actor, address);
    if (!access.ok) return access;
    const { at, wave, isPublishable } = access.value;
    if (!isPublishable) return fail({ code: "question_not_counted" });
    return inTransaction(db, async (tx) => {
      await lockRound(tx, at.roundId);
      const { stage, book, isPublished } = await readQuestionWork(tx, at);
      if (stage !== "book" || isPublished) return fail({ code: "book_locked" } as const);
      const locked = mayBeLocked(book?.themes ?? []);
      if (!locked.ok) return locked;
      await writeCodeBook(tx, at, book?.themes ?? [], now());
      await writeAudit(tx, {
        authorityId: wave.authority.id,
        at: now(),
        personId: actor.personId,
        action: "code_book_locked",
        subject: at.roundId,
        detail: { question: at.question, themes: book?.themes.length ?? 0 },
      });
      return locked;
    });
  };

export type CodeProblem =
  | TextAccessProblem
  | CodingProblem
  | { readonly code: "text_not_found" }
  | { readonly code: "book_not_locked" }
  /** Both have read everything: from here on differences are settled, not made to disappear. */
  | { readonly code: "coding_over" }
  | { readonly code: "two_coders_already" };

/**
 * One person's reading of one text. The first two who code a question are its coders. When both have read every text
 * their agreement is kept, and neither can change what they found.
 */
export const codeText =
  ({ db, now }: Needs) =>
  async (
    actor: Actor,
    address: TextAddress,
    { text: textId, themes }: { readonly text: string; readonly themes: readonly string[] },
  ): Promise<Result<{ readonly isLast: boolean }, CodeProblem>> => {
    const access = await accessTexts({ db }, actor, address);
    if (!access.ok) return access;
    const { at, wave } = access.value;
    const { personId } = actor;
    return inTransaction(db, async (tx) => {
      const book = await lockCodeBook(tx, at);
      if (book === null || book.lockedAt === null)
        return fail({ code: "book_not_locked" } as const);
      const text = await findFreeText(tx, at, textId);
      if (text === null) return fail({ code: "text_not_found" } as const);
      const codes = checkCoding(book.themes, themes);
      if (!codes.ok) return codes;
      const before = await readQuestionWork(tx, at);
      if (before.stage !== "coding") return fail({ code: "coding_over" } as const);
      if (before.coders.length > 1 && !before.coders.includes(personId)) {
        return fail({ code: "two_coders_already" } as const);
      }
      await writeCoding(tx, text.id, personId, codes.value);
      const after = await readQuestionWork(tx, at);
      const isLast = after.codings.get(personId)?.size === after.texts.length;
      const wasLast = before.codings.get(personId)?.size === before.texts.length;
      if (isLast && !wasLast) {
        await writeAudit(tx, {
          authorityId: wave.authority.id,
          at: now(),
          personId,
          action: "texts_coded",
          subject: at.roundId,
          detail: { question: at.question },
        });
      }
      if (bothDone(after.codings, after.texts.length) !== null) {
        await writeAgreement(tx, at, JSON.stringify(agreementIn({ ...after, book })));
      }
      return succeed({ isLast });
    });
  };
