"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { ReviewState } from "#components/translation/review-form.tsx";
import type { UnitState } from "#components/translation/unit-state.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { formText } from "#server/auth/form-text.ts";
import { findPersonOfRequest, requirePerson } from "#server/auth/require-person.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import type { ReviewStatus } from "#server/operations/review-text.ts";
import { type DeskPlace, deskPath } from "./desk-place.ts";

/** More than a text may be, so that nothing is cut and then stored as something else. */
const longest = 40_000;

/** Saves one text. Whatever is refused comes back with what was typed; to somebody who is signed out too. */
export const saveUnit = async (
  { language, authorityId, authority, collection, target }: DeskPlace,
  _state: UnitState,
  form: FormData,
): Promise<UnitState> => {
  const text = formText(form, "text", longest).replaceAll("\r\n", "\n");
  const translate = await staffTranslator(language);
  const person = await findPersonOfRequest();
  if (person === null)
    return { kind: "refused", text, sentence: translate("texts:unit.signedOut") };
  const saved = await operations().saveText(person.actor, authorityId, {
    collection,
    unit: formText(form, "unit"),
    language: target,
    text,
    asDraft: formText(form, "intent", 20) === "draft",
    revision: numberOf(formText(form, "revision", 12)),
    madeFrom: formText(form, "madeFrom", longest),
  });
  if (!saved.ok) {
    const { problem } = saved;
    if (problem.code === "changed_meanwhile") {
      return { kind: "conflict", text, theirs: problem.theirs };
    }
    return { kind: "refused", text, sentence: translate(`texts:problem.${problem.code}`) };
  }
  if (formText(form, "way", 10) === "page") {
    const after = formText(form, "after", 2_000);
    const desk = deskPath({ language, authorityId, authority, collection, target });
    // Only within the desk: what else a form claims to come next is not followed.
    redirect(/^\?[^#]*#text-\d+$/.test(after) ? `${desk}${after}` : desk);
  }
  return { kind: "saved", entry: saved.value };
};

/** Signs off what is chosen: each choice is a revision and a text, so that nobody signs what they have not seen. */
export const reviewUnits = async (
  { language, authorityId, collection, target }: DeskPlace,
  state: ReviewState,
  form: FormData,
): Promise<ReviewState> => {
  const { actor } = await requirePerson();
  const translate = await staffTranslator(language);
  const units = form.getAll("unit").flatMap(chosenUnit);
  const refused = (text: string): ReviewState => ({
    values: {},
    errors: [{ field: null, text }],
    reviewed: null,
    left: [],
    answers: state.answers + 1,
  });
  if (units.length === 0) return refused(translate("texts:review.nothing"));
  const isNamed = formText(form, "shown", 10) === "name";
  const name = formText(form, "reviewerName", 500).trim();
  if (isNamed && name === "") return refused(translate("texts:review.nameMissing"));
  const reviewed = await operations().reviewText(actor, authorityId, {
    collection,
    language: target,
    units,
    status: statusNamed(formText(form, "status", 20)),
    reviewerName: isNamed ? name : null,
  });
  if (!reviewed.ok) {
    const { code, ...values } = reviewed.problem;
    return refused(translate(`texts:problem.${code}`, values));
  }
  refresh();
  const { entries, left } = reviewed.value;
  return { values: {}, errors: [], reviewed: entries.length, left, answers: state.answers + 1 };
};

export const commentOnUnit = async (
  { language, authorityId, collection, target }: DeskPlace,
  unit: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const { actor } = await requirePerson();
  const text = formText(form, "text", longest).replaceAll("\r\n", "\n");
  const said = await operations().commentOnText(actor, authorityId, {
    collection,
    unit,
    language: target,
    text,
  });
  if (!said.ok) {
    const translate = await staffTranslator(language);
    const { code, ...values } = said.problem;
    const sentence = translate(`texts:problem.${code}`, values);
    return { values: { text }, errors: [{ field: "text", text: sentence }] };
  }
  refresh();
  return { values: {}, errors: [] };
};

export const resolveComment = async ({ authorityId }: DeskPlace, form: FormData): Promise<void> => {
  const { actor } = await requirePerson();
  // Already settled, or gone: either way the page shows how it stands.
  await operations().resolveTextComment(actor, authorityId, formText(form, "comment", 100));
  refresh();
};

const chosenUnit = (value: FormDataEntryValue) => {
  const [, revision, unit] =
    (typeof value === "string" ? /^(\d{1,9}) (.+)$/.exec(value) : null) ?? [];
  return unit === undefined ? [] : [{ unit, revision: numberOf(revision ?? "") }];
};

const statusNamed = (status: string): ReviewStatus =>
  status === "approved" || status === "translated" ? status : "reviewed";

const numberOf = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);
