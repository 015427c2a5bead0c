"use server";

import { forbidden, notFound, redirect } from "next/navigation";
import { detailNames } from "#components/document/detail-names.ts";
import type { DetailsFormState } from "#components/document/details-form.tsx";
import type { SectionFormState } from "#components/document/section-form.tsx";
import type { LanguageCode } from "#domain/language/registry.ts";
import { isFigure } from "#domain/policy/blocks.ts";
import { maxOwnTextLength, type PolicySection } from "#domain/policy/document.ts";
import { readOwnText } from "#domain/policy/own-text.ts";
import { editableText } from "#domain/policy/resolve-document.ts";
import type { Actor } from "#domain/process/actor.ts";
import type { ProcessId } from "#domain/shared/ids.ts";
import { formText } from "#server/auth/form-text.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTranslator, translator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import { maxDetailLength, type PolicyPage } from "#server/operations/write-policy.ts";
import { detailsOf } from "./details-of.ts";
import { sectionBasisOf } from "./section-basis-of.ts";

/** Where a form stands: bound by the page, and checked again by every operation. */
export interface PolicyPlace {
  readonly language: LanguageCode;
  readonly processId: ProcessId;
  readonly policyId: string;
}

/** Far more than a section may hold, so that a text that is too long comes back whole. */
const longestTyped = 400_000;

export const submitSection = async (
  place: PolicyPlace,
  sectionId: string,
  _state: SectionFormState,
  form: FormData,
): Promise<SectionFormState> => {
  const { actor } = await requirePerson();
  const text = formText(form, "text", longestTyped).replace(/\r\n?/g, "\n");
  const values = { text };
  const { page, section } = await sectionNow(actor, place, sectionId);
  const wrong = await textProblem(place.language, section, page.document.language, text);
  if (wrong !== null) return { values, errors: [{ field: "text", text: wrong }] };
  const basis = sectionBasisOf(page, section);
  // Somebody who saved another section is no reason to stop: nothing that this text was written on has changed.
  const isUntouched = formText(form, "fingerprint", 100) === basis.fingerprint;
  const saved = await operations().writePolicySection(actor, {
    id: place.policyId,
    revision: isUntouched ? page.revision : Number(formText(form, "revision", 20)),
    section: sectionId,
    text,
  });
  if (saved.ok) return redirect(pageAt(place, "saved", sectionId));
  switch (saved.problem.code) {
    case "changed_meanwhile":
      return { values, errors: [], conflict: await theirs(actor, place, sectionId) };
    case "text_too_long":
      return {
        values,
        errors: [{ field: "text", text: await sayTooLong(place.language, saved.problem) }],
      };
    case "forbidden":
      return forbidden();
    case "not_found":
    case "section_unknown":
      return notFound();
  }
};

export const submitReset = async (
  place: PolicyPlace,
  section: string,
  revision: number,
): Promise<void> => {
  const { actor } = await requirePerson();
  const change = { id: place.policyId, revision, section };
  const outcome = await operations().resetPolicySection(actor, change);
  if (outcome.ok) redirect(pageAt(place, "reset", section));
  refuse(place, outcome.problem.code);
};

export const submitRefresh = async (place: PolicyPlace, revision: number): Promise<void> => {
  const { actor } = await requirePerson();
  const outcome = await operations().refreshPolicy(actor, { id: place.policyId, revision });
  if (outcome.ok) redirect(pageAt(place, "refreshed"));
  refuse(place, outcome.problem.code);
};

export const submitDetails = async (
  place: PolicyPlace,
  _state: DetailsFormState,
  form: FormData,
): Promise<DetailsFormState> => {
  const { actor } = await requirePerson();
  const typed = detailNames.map((name) => [name, formText(form, name).trim()] as const);
  const values = Object.fromEntries(typed);
  const filled = (name: string): string | null => values[name] || null;
  const outcome = await operations().describePolicy(actor, {
    id: place.policyId,
    revision: Number(formText(form, "revision", 20)),
    properties: {
      administration: filled("administration"),
      official: filled("official"),
      diaryNumber: filled("diaryNumber"),
      body: filled("body"),
      director: filled("director"),
      feeRules: filled("feeRules"),
      evaluateBy: filled("evaluateBy"),
    },
  });
  if (outcome.ok) return redirect(pageAt(place, "described"));
  const { problem } = outcome;
  if (problem.code === "details_invalid") {
    const translate = await staffTranslator(place.language);
    const errors = problem.details.map(({ name, code }) => ({
      field: name,
      text:
        code === "too_long"
          ? translate("document:properties.tooLong", { maxLength: maxDetailLength })
          : translate("document:properties.dateInvalid"),
    }));
    return { values, errors };
  }
  if (problem.code !== "changed_meanwhile") return refuse(place, problem.code);
  const now = await policyNow(actor, place);
  const conflict = { details: detailsOf(now.document.properties), revision: now.revision };
  return { values, errors: [], conflict };
};

const policyNow = async (actor: Actor, place: PolicyPlace): Promise<PolicyPage> => {
  const read = await operations().readPolicy(actor, place.policyId);
  if (!read.ok) return read.problem.code === "forbidden" ? forbidden() : notFound();
  return read.value.processId === place.processId ? read.value : notFound();
};

const sectionNow = async (actor: Actor, place: PolicyPlace, id: string) => {
  const page = await policyNow(actor, place);
  const section = page.document.sections.find((each) => each.id === id);
  return section === undefined ? notFound() : { page, section };
};

/** What is saved now, beside what was typed; saving again then builds on it. */
const theirs = async (actor: Actor, place: PolicyPlace, id: string) => {
  const { page, section } = await sectionNow(actor, place, id);
  const { language } = page.document;
  const text = editableText(await translator(language), section, language);
  return { text, basis: sectionBasisOf(page, section) };
};

const textProblem = async (
  language: LanguageCode,
  section: PolicySection,
  written: LanguageCode,
  text: string,
): Promise<string | null> => {
  const translate = await staffTranslator(language);
  if (text.trim() === "") return translate("document:edit.empty");
  if (text.length > maxOwnTextLength) {
    return sayTooLong(language, { maxLength: maxOwnTextLength });
  }
  const figures = new Set(section.computed.filter(isFigure).map(({ id }) => id));
  const unknown = readOwnText(text, written).flatMap((piece) =>
    piece.kind === "place" && !figures.has(piece.figure) ? [piece.figure] : [],
  );
  if (unknown.length === 0) return null;
  const places = unknown.map((name) => `[[${name}]]`).join(", ");
  return translate("document:edit.placeUnknown", { places });
};

const sayTooLong = async (
  language: LanguageCode,
  { maxLength }: { readonly maxLength: number },
): Promise<string> => (await staffTranslator(language))("document:edit.tooLong", { maxLength });

const refuse = (
  place: PolicyPlace,
  code: "not_found" | "forbidden" | "changed_meanwhile" | "section_unknown" | "text_too_long",
): never => {
  if (code === "changed_meanwhile") redirect(pageAt(place, "changed_meanwhile"));
  return code === "forbidden" ? forbidden() : notFound();
};

const pageAt = (
  { language, processId, policyId }: PolicyPlace,
  done: string,
  section?: string,
): string => {
  const query = new URLSearchParams({ done, ...(section === undefined ? {} : { section }) });
  const address = `/${language}/staff/process/${processId}/policy/${encodeURIComponent(policyId)}`;
  return `${address}?${query}${section === undefined ? "" : `#${section}`}`;
};
