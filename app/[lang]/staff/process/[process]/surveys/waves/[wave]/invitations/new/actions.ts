"use server";

import { redirect } from "next/navigation";
import {
  type InvitationAddress,
  invitationsAddress,
} from "#app/[lang]/staff/process/[process]/surveys/waves/[wave]/invitations/invitation-place.ts";
import type { ImportState } from "#components/invitation/import-view.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { missingColumns } from "#domain/invitation/recipient-columns.ts";
import type { Translate } from "#domain/language/phrase.ts";
import { isLanguageCode } from "#domain/language/registry.ts";
import type { Actor } from "#domain/process/actor.ts";
import { asId, type RoundId } from "#domain/shared/ids.ts";
import { formText } from "#server/auth/form-text.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { packTable } from "#server/documents/exchange/carry-table.ts";
import { readPlainTable } from "#server/documents/exchange/read-plain-table.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import {
  carried,
  choicesIn,
  columnsState,
  described,
  type ListOnItsWay,
  longestPacked,
  peopleIn,
  previewState,
} from "./list-state.ts";

/**
 * The steps of a list on one address: a file is read, columns are said, what it would do is shown, and with the
 * fingerprint of what was shown it is proposed. Until then nothing of it is kept anywhere.
 */
export const importList = async (
  address: InvitationAddress,
  _state: ImportState,
  form: FormData,
): Promise<ImportState> => {
  // Before anything is unpacked: an action can be called by anybody who knows its address.
  const { actor } = await requirePerson();
  const translate = await staffTranslator(address.language);
  const uploaded = form.get("file");
  const choices = choicesIn(form);
  const refuse = (sentence: string, field: "file" | "round" | "label" | null): ImportState => ({
    kind: "refused",
    ...{ choices, sentence, field },
  });
  const isFile = uploaded instanceof File;
  if (isFile && choices.round === "") {
    return refuse(translate("invitations:problem.round_missing"), "round");
  }
  if (isFile && (choices.label.trim() === "" || choices.label.trim().length > 120)) {
    return refuse(translate("invitations:problem.label_invalid"), "label");
  }
  if (isFile && uploaded.size === 0) return refuse(translate("invitations:import.noFile"), "file");
  const read = isFile
    ? readUpload(new Uint8Array(await uploaded.arrayBuffer()), uploaded.name, choices, translate)
    : (carried(form) ?? translate("invitations:import.lost"));
  if (typeof read === "string") return refuse(read, "file");
  const missing = missingColumns(read.list.columns, read.list.channel);
  if (
    missing.length > 0 ||
    !(read.list.hasHeading || form.has("columns") || form.has("column-0"))
  ) {
    return columnsState(read, missing);
  }
  if (formText(form, "again") === "columns") return columnsState(read, []);
  return previewOrPropose(address, actor, read, formText(form, "hash", 100), translate);
};

const readUpload = (
  bytes: Uint8Array,
  fileName: string,
  choices: ReturnType<typeof choicesIn>,
  translate: Translate,
): ListOnItsWay | string => {
  const read = readPlainTable(bytes);
  if (!read.ok) {
    const { code, row, line, what } = read.problem;
    const where = row ?? line;
    const sentence = translate(`texts:exchange.${code}`, { what: what ?? "" });
    return where === undefined
      ? sentence
      : `${sentence} ${translate("invitations:import.atRow", { where })}`;
  }
  const packed = packTable(read.value);
  return packed.length > longestPacked
    ? translate("invitations:problem.list_too_long")
    : described(read.value, packed, fileName.slice(0, 200), choices);
};

const previewOrPropose = async (
  address: InvitationAddress,
  actor: Actor,
  read: ListOnItsWay,
  seen: string,
  translate: Translate,
): Promise<ImportState> => {
  const { previewRecipients, proposeInvitations } = operations();
  const { channel, columns, label, round } = read.list;
  const refuse = (code: string): ImportState => ({
    ...{ kind: "refused", choices: { round, label, channel }, field: null },
    sentence: translate(`invitations:problem.${code}`),
  });
  const roundId = asId<RoundId>(round);
  const rows = peopleIn(read);
  const found = await previewRecipients(actor, roundId, { rows, channel, columns });
  if (!found.ok) return refuse(found.problem.code);
  const isSeen = found.value.hash === seen && found.value.faults.length === 0;
  if (!isSeen) return previewState(read, found.value, seen !== "", translate);
  const { recipients } = found.value;
  const proposed = await proposeInvitations(actor, { roundId, label, channel, recipients });
  if (!proposed.ok) return refuse(proposed.problem.code);
  return redirect(`${invitationsAddress(address)}/${proposed.value.batchId}?done=proposed`);
};

export const proposeCards = async (
  address: InvitationAddress,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const { actor } = await requirePerson();
  const translate = await staffTranslator(address.language);
  const [round, label, size, language] = ["round", "label", "size", "language"].map((name) =>
    formText(form, name, 500),
  );
  const values = {
    round: round ?? "",
    label: label ?? "",
    size: size ?? "",
    language: language ?? "",
  };
  const refuse = (code: string, field: string | null): FormState => ({
    values,
    errors: [{ field, text: translate(`invitations:problem.${code}`) }],
  });
  if (values.round === "") return refuse("round_missing", "round");
  if (!isLanguageCode(values.language)) return refuse("language_missing", "language");
  const proposed = await operations().proposeInvitations(actor, {
    channel: "card",
    roundId: asId<RoundId>(values.round),
    label: values.label,
    size: Number(values.size.replace(/\s/g, "") || Number.NaN),
    language: values.language,
  });
  if (!proposed.ok) {
    const { code } = proposed.problem;
    return refuse(code, { label_invalid: "label", size_invalid: "size" }[code as string] ?? null);
  }
  return redirect(`${invitationsAddress(address)}/${proposed.value.batchId}?done=proposed`);
};
