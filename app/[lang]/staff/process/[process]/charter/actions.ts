"use server";

import { forbidden, notFound, redirect } from "next/navigation";
import { type CharterSection, fieldsOf } from "#components/process/charter-fields.ts";
import type { FormError, FormState } from "#components/ui/form-state.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { readOutreachRows, rowField } from "#domain/process/outreach-rows.ts";
import type { ProcessId } from "#domain/shared/ids.ts";
import type { Minority } from "#domain/shared/minorities.ts";
import { formText } from "#server/auth/form-text.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import type { CharterParts } from "#server/operations/run-process.ts";

export const submitCharterSection = async (
  language: LanguageCode,
  processId: ProcessId,
  section: CharterSection,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const fields = fieldsOf(section);
  const values = Object.fromEntries(fields.map(({ name }) => [name, formText(form, name, cutAt)]));
  const parts: CharterParts = Object.fromEntries(
    fields.map(({ name, kind }) => [name, partOf(kind, values[name] ?? "")]),
  );
  const wrong = await save(language, processId, parts, `?done=${section}#${section}`);
  const translate = await staffTranslator(language);
  const errors = wrong.map((field): FormError => {
    const known = fields.find(({ name }) => name === field);
    return known === undefined
      ? { field: null, text: translate("workspace:charter.invalid") }
      : { field, text: translate(`workspace:charter.${problemOf[known.kind]}`) };
  });
  return { values, errors };
};

export const submitOutreach = async (
  language: LanguageCode,
  processId: ProcessId,
  minority: Minority,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const rowsShown = Math.min(Math.trunc(Number(formText(form, "rows", 10))) || 0, 201);
  const values = Object.fromEntries([
    ["rows", `${rowsShown}`],
    ...Array.from({ length: rowsShown }, (_, place) =>
      (["channel", "oral", "at", "note"] as const).map((part) => {
        const name = rowField(part, place);
        return [name, formText(form, name, cutAt)] as const;
      }),
    ).flat(),
  ]);
  const rows = readOutreachRows((field) => values[field] ?? "", rowsShown);
  const translate = await staffTranslator(language);
  const unnamed = rows.filter(({ attempt }) => attempt.channel === "");
  if (unnamed.length > 0) {
    const text = translate("workspace:charter.channelMissing");
    return {
      values,
      errors: unnamed.map(({ place }) => ({ field: rowField("channel", place), text })),
    };
  }
  const outreach = { [minority]: rows.map(({ attempt }) => attempt) };
  const there = `?done=outreach&minority=${minority}#outreach-${minority}`;
  const wrong = await save(language, processId, { outreach }, there);
  const errors = wrong.map((path): FormError => {
    const [, , index, part] = path.split(".");
    const place = rows[Number(index)]?.place;
    if (place === undefined || (part !== "channel" && part !== "at" && part !== "note")) {
      return { field: null, text: translate("workspace:charter.tooMany") };
    }
    const kind = ({ channel: "line", at: "day", note: "text" } as const)[part];
    return {
      field: rowField(part, place),
      text: translate(`workspace:charter.${problemOf[kind]}`),
    };
  });
  return { values, errors };
};

/** Saves and goes back to the page; what comes back are the parts that were refused, by name. */
const save = async (
  language: LanguageCode,
  processId: ProcessId,
  parts: CharterParts,
  there: string,
): Promise<readonly string[]> => {
  const { actor } = await requirePerson();
  const outcome = await operations().editCharter(actor, processId, parts);
  const address = `/${language}/staff/process/${encodeURIComponent(processId)}/charter`;
  if (outcome.ok) return redirect(`${address}${there}`);
  switch (outcome.problem.code) {
    case "not_found":
      return notFound();
    case "forbidden":
      return forbidden();
    case "charter_invalid":
      return outcome.problem.fields;
  }
};

const partOf = (kind: "line" | "text" | "day" | "tick", typed: string): string | boolean | null => {
  if (kind === "tick") return typed === "yes";
  const text = typed.trim();
  return kind === "day" && text === "" ? null : text;
};

const problemOf = {
  line: "tooLongShort",
  text: "tooLong",
  day: "dayInvalid",
  tick: "invalid",
} as const;

/** Longer than any part may be: a text that is too long is refused, never cut without a word. */
const cutAt = 20_000;
