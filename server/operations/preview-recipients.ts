import "server-only";
import {
  type ReadRecipients,
  type RecipientReading,
  readRecipients,
} from "#domain/invitation/read-recipients.ts";
import type { Actor } from "#domain/process/actor.ts";
import type { RoundId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { languageNames } from "#server/i18n/language-names.ts";
import { letterLanguages } from "#server/i18n/letter-words.ts";
import type { AccessProblem } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { findInvited } from "./find-invited.ts";
import { fingerprint } from "./fingerprint.ts";
import { accessRound } from "./invitation-access.ts";

export interface RecipientList extends Pick<RecipientReading, "channel" | "columns"> {
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

export interface PreviewedRecipients extends ReadRecipients {
  /** Rows of people who are invited to the round already: they are not among the recipients. */
  readonly invitedAlready: readonly number[];
  /** Rows of people whose mail address has an invitation under another name: they are. */
  readonly emailInvited: readonly number[];
  /** Of the recipients: what is proposed is what was seen. */
  readonly hash: string;
}

/** So many a page can carry between the steps. */
export const longestList = 5_000;

/** Whom a list would invite to a round, and what is wrong or odd with it. Keeps nothing. */
export const previewRecipients =
  (dependencies: Pick<Dependencies, "db" | "vault">) =>
  async (
    actor: Actor,
    roundId: RoundId,
    { rows, channel, columns }: RecipientList,
  ): Promise<Result<PreviewedRecipients, AccessProblem | { readonly code: "list_too_long" }>> => {
    const access = await accessRound(dependencies, actor, roundId);
    if (!access.ok) return access;
    if (rows.length > longestList) return fail({ code: "list_too_long" });
    const offered = letterLanguages(access.value.wave);
    const read = readRecipients(rows, {
      ...{ channel, columns, offered },
      languageNames: languageNames(),
    });
    const invited = await findInvited(dependencies)(actor, roundId, read.recipients);
    if (!invited.ok) return invited;
    const rowsWhere = (kind: "same" | "email"): readonly number[] =>
      read.recipients.flatMap(({ row }, index) => (invited.value[index] === kind ? [row] : []));
    const recipients = read.recipients.filter((_, index) => invited.value[index] !== "same");
    return succeed({
      ...read,
      recipients,
      invitedAlready: rowsWhere("same"),
      emailInvited: rowsWhere("email"),
      hash: fingerprint({ channel, recipients }).hash,
    });
  };
