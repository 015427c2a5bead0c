import "server-only";
import { checkText, isStopped, longestText, type TextFault } from "#domain/language/check-text.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { TextEntry } from "#domain/language/text-unit.ts";
import { whenSaved } from "#domain/language/when-saved.ts";
import type { Actor } from "#domain/process/actor.ts";
import type { AuthorityId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { inTransaction } from "#server/db/client.ts";
import { findTranslation, saveTranslation } from "#server/db/translations.ts";
import type { AccessProblem } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { forgetOwnWords } from "./own-words.ts";
import { accessLanguage } from "./text-access.ts";
import { holdDesk } from "./text-desk.ts";

export interface TextToSave {
  readonly collection: string;
  readonly unit: string;
  readonly language: LanguageCode;
  /** Empty: there is no text in this language (any more). */
  readonly text: string;
  readonly asDraft: boolean;
  /** Of the entry that the text was written over; 0 for a shipped one, and where there was none. */
  readonly revision: number;
  /** The Swedish that the writer had before them. Is it another one today, the text is stale from the start. */
  readonly madeFrom?: string;
}

export type SaveTextProblem =
  | AccessProblem
  | { readonly code: "locked" }
  /** Somebody else has written: nothing is stored, and theirs is there to compare with. Null: theirs is gone. */
  | { readonly code: "changed_meanwhile"; readonly theirs: TextEntry | null }
  | { readonly code: "text_invalid"; readonly faults: readonly TextFault[] };

/**
 * Stores one text. A changed text loses what reviewers have said of it; the same text keeps it, unless the Swedish is
 * another one than they read. Null where there was nothing and nothing was written. What cannot be shown to anybody is refused (faults of severity `stop`).
 */
export const saveText =
  ({ db, now, newId }: Pick<Dependencies, "db" | "now" | "newId">) =>
  async (
    actor: Actor,
    authorityId: AuthorityId,
    { collection, unit: id, language, asDraft, revision, ...given }: TextToSave,
  ): Promise<Result<TextEntry | null, SaveTextProblem>> => {
    const access = accessLanguage(actor, authorityId, language, "translate");
    if (!access.ok) return access;
    const text = asStored(given.text);
    const place = { authorityId, collection, language };
    const outcome = await inTransaction(
      db,
      async (tx): Promise<Result<TextEntry | null, SaveTextProblem>> => {
        const desk = await holdDesk(tx, authorityId, collection, language);
        const unit = desk?.units.find((each) => each.id === id);
        if (desk === null || unit === undefined) return fail({ code: "not_found" });
        if (desk.isLocked) return fail({ code: "locked" });
        const faults = checkText(unit, text, language);
        if (isStopped(faults)) return fail({ code: "text_invalid", faults });
        const before = (await findTranslation(tx, place, id)) ?? desk.entries.get(id) ?? null;
        if ((before?.revision ?? 0) !== revision) {
          return fail({ code: "changed_meanwhile", theirs: before });
        }
        const madeFrom = asStored(given.madeFrom ?? unit.source).slice(0, longestText);
        const stored = whenSaved(before, { text, madeFrom, asDraft });
        if (stored === null) return succeed(before);
        const entry = { unit: id, ...stored };
        const at = now();
        if (!(await saveTranslation(tx, place, entry, { id: newId(), revision, at }))) {
          const theirs = await findTranslation(tx, place, id);
          return fail({ code: "changed_meanwhile", theirs });
        }
        return succeed({ ...entry, language, origin: "desk", revision: revision + 1 });
      },
    );
    forgetOwnWords(db, place);
    return outcome;
  };

/** One spelling for one text; what cannot be seen is refused and not taken out behind the writer's back. */
export const asStored = (text: string): string =>
  text.replace(/\r\n?/g, "\n").normalize("NFC").trim();
