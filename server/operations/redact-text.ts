import "server-only";
import { languages } from "#domain/language/registry.ts";
import type { Actor } from "#domain/process/actor.ts";
import { tidyText } from "#domain/response/tidy-text.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { inTransaction } from "#server/db/client.ts";
import {
  findFreeText,
  findThemeRelease,
  listRedactions,
  writeRedaction,
  writeTextTranslation,
} from "#server/db/free-texts.ts";
import { lockRound } from "#server/db/releases.ts";
import type { Dependencies } from "./dependencies.ts";
import { accessTexts, type TextAccessProblem, type TextAddress } from "./text-work.ts";

type Needs = Pick<Dependencies, "db">;

export const longestStaffText = 4_000;

export type TranslateAnswerProblem =
  | TextAccessProblem
  | { readonly code: "text_not_found" }
  | { readonly code: "language_unknown" }
  | { readonly code: "text_too_long" };

/** Writes a translation beside the original, for everybody who reads it. An empty one takes it away. */
export const translateAnswer =
  ({ db }: Needs) =>
  async (
    actor: Actor,
    address: TextAddress,
    { text: textId, language, translation }: Record<"text" | "language" | "translation", string>,
  ): Promise<Result<null, TranslateAnswerProblem>> => {
    const access = await accessTexts({ db }, actor, address);
    if (!access.ok) return access;
    if (!languages.some(({ id }) => id === language)) return fail({ code: "language_unknown" });
    const written = tidyText(translation);
    if (written.length > longestStaffText) return fail({ code: "text_too_long" });
    const text = await findFreeText(db, access.value.at, textId);
    if (text === null) return fail({ code: "text_not_found" });
    await writeTextTranslation(db, text.id, { language, text: written }, actor.personId);
    return succeed(null);
  };

export type RedactProblem =
  | TextAccessProblem
  | { readonly code: "text_not_found" }
  | { readonly code: "question_not_counted" }
  /** Its sender has not said yes to being quoted. */
  | { readonly code: "quote_not_allowed" }
  | { readonly code: "redaction_empty" }
  | { readonly code: "text_too_long" }
  | { readonly code: "already_published" };

/** Proposes a text as it may be quoted. Whoever writes it can never approve it; written anew, it is approved anew. */
export const proposeRedaction =
  ({ db }: Needs) =>
  async (
    actor: Actor,
    address: TextAddress,
    { text: textId, redacted }: Record<"text" | "redacted", string>,
  ): Promise<Result<null, RedactProblem>> => {
    const access = await accessTexts({ db }, actor, address);
    if (!access.ok) return access;
    const { at, isPublishable } = access.value;
    if (!isPublishable) return fail({ code: "question_not_counted" });
    const written = tidyText(redacted);
    if (written === "") return fail({ code: "redaction_empty" });
    if (written.length > longestStaffText) return fail({ code: "text_too_long" });
    return inTransaction(db, async (tx) => {
      await lockRound(tx, at.roundId);
      const text = await findFreeText(tx, at, textId);
      if (text === null) return fail({ code: "text_not_found" } as const);
      if (!text.mayQuote) return fail({ code: "quote_not_allowed" } as const);
      if ((await findThemeRelease(tx, at.roundId)) !== null) {
        return fail({ code: "already_published" } as const);
      }
      await writeRedaction(tx, {
        textId: text.id,
        redacted: written,
        redactedBy: actor.personId,
        state: "proposed",
        decidedBy: null,
      });
      return succeed(null);
    });
  };

export type DecideRedactionProblem =
  | TextAccessProblem
  | { readonly code: "text_not_found" }
  /** Whoever wrote it, in whatever role. */
  | { readonly code: "second_person_needed" }
  /** Somebody has written it anew since it was read. */
  | { readonly code: "redaction_changed" }
  | { readonly code: "already_published" };

/** Another person than the one who wrote it says whether it may be quoted so. */
export const decideRedaction =
  ({ db }: Needs) =>
  async (
    actor: Actor,
    address: TextAddress,
    decision: {
      readonly text: string;
      /** As it was read: a yes is to these words and no others. */
      readonly redacted: string;
      readonly state: "approved" | "refused";
    },
  ): Promise<Result<null, DecideRedactionProblem>> => {
    const access = await accessTexts({ db }, actor, address);
    if (!access.ok) return access;
    const { at } = access.value;
    return inTransaction(db, async (tx) => {
      await lockRound(tx, at.roundId);
      const redaction = (await listRedactions(tx, at)).find(
        ({ textId }) => textId === decision.text,
      );
      if (redaction === undefined) return fail({ code: "text_not_found" } as const);
      if (redaction.redactedBy === actor.personId) {
        return fail({ code: "second_person_needed" } as const);
      }
      if (redaction.redacted !== tidyText(decision.redacted)) {
        return fail({ code: "redaction_changed" } as const);
      }
      if ((await findThemeRelease(tx, at.roundId)) !== null) {
        return fail({ code: "already_published" } as const);
      }
      const { textId, redacted, redactedBy } = redaction;
      const { state } = decision;
      await writeRedaction(tx, { textId, redacted, redactedBy, state, decidedBy: actor.personId });
      return succeed(null);
    });
  };
