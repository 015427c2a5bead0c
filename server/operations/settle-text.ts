import "server-only";
import { type CodingProblem, checkCoding } from "#domain/free-text/code-book.ts";
import { disagreements, settle, settledCoding } from "#domain/free-text/settling.ts";
import type { Actor } from "#domain/process/actor.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { writeAudit } from "#server/db/audit.ts";
import { inTransaction } from "#server/db/client.ts";
import { lockCodeBook, writeSettlements } from "#server/db/free-texts.ts";
import type { Dependencies } from "./dependencies.ts";
import {
  accessTexts,
  bothDone,
  readQuestionWork,
  type TextAccessProblem,
  type TextAddress,
} from "./text-work.ts";

export type SettleProblem =
  | TextAccessProblem
  | CodingProblem
  | { readonly code: "text_not_found" }
  | { readonly code: "nothing_to_settle" }
  /** A coder who has coded nothing here, and organises nothing, has no say. */
  | { readonly code: "not_a_coder_here" };

/**
 * Says what a text is about that the two have read differently. It stands when both coders have said the same, or an
 * organiser who coded nothing here has decided.
 */
export const settleText =
  ({ db, now }: Pick<Dependencies, "db" | "now">) =>
  async (
    actor: Actor,
    address: TextAddress,
    { text, themes }: { readonly text: string; readonly themes: readonly string[] },
  ): Promise<Result<{ readonly final: boolean }, SettleProblem>> => {
    const access = await accessTexts({ db }, actor, address);
    if (!access.ok) return access;
    const { at, wave, role } = access.value;
    return inTransaction(db, async (tx) => {
      const book = await lockCodeBook(tx, at);
      const work = await readQuestionWork(tx, at);
      const both = bothDone(work.codings, work.texts.length);
      if (book === null || both === null || work.isPublished) {
        return fail({ code: "nothing_to_settle" } as const);
      }
      const isOpen =
        disagreements(...both).includes(text) && book.settlements[text]?.final !== true;
      if (!isOpen) return fail({ code: "text_not_found" } as const);
      const codes = checkCoding(book.themes, themes);
      if (!codes.ok) return codes;
      const isCoder = work.coders.includes(actor.personId);
      if (!isCoder && role !== "organiser") return fail({ code: "not_a_coder_here" } as const);
      const settlement = settle(book.settlements[text], codes.value, actor.personId, isCoder);
      const settlements = { ...book.settlements, [text]: settlement };
      await writeSettlements(tx, at, settlements);
      // One entry, and not one for each text: who said what stands with the settlements, how many there are nowhere.
      if (settledCoding(...both, settlements) !== null) {
        await writeAudit(tx, {
          authorityId: wave.authority.id,
          at: now(),
          personId: actor.personId,
          action: "texts_settled",
          subject: at.roundId,
          detail: { question: at.question, alone: !isCoder },
        });
      }
      return succeed({ final: settlement.final });
    });
  };
