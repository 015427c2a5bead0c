"use server";

import { redirect } from "next/navigation";
import { bookOfValues } from "#components/free-text/book-values.ts";
import { textsAddress } from "#components/free-text/words-of-texts.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { mostThemes } from "#domain/free-text/code-book.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { formText } from "#server/auth/form-text.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import type { TextAddress } from "#server/operations/text-work.ts";

type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: { readonly code: string } };

/** Back to the page, which says what has been done or why not. */
const backTo = <Value>(
  language: LanguageCode,
  { round, question }: TextAddress,
  view: string,
  outcome: Outcome<Value>,
  done: (value: Value) => string,
): never =>
  redirect(
    textsAddress(language, round, question, {
      view,
      ...(outcome.ok ? { done: done(outcome.value) } : { problem: outcome.problem.code }),
    }),
  );

const themesIn = (form: FormData): readonly string[] =>
  form.getAll("themes").filter((each): each is string => typeof each === "string");

export const submitCoding = async (
  language: LanguageCode,
  address: TextAddress,
  form: FormData,
): Promise<void> => {
  const { actor } = await requirePerson();
  const coding = { text: formText(form, "text", 100), themes: themesIn(form) };
  const outcome = await operations().codeText(actor, address, coding);
  backTo(language, address, "read", outcome, ({ isLast }) => (isLast ? "all_coded" : "coded"));
};

export const submitSettling = async (
  language: LanguageCode,
  address: TextAddress,
  form: FormData,
): Promise<void> => {
  const { actor } = await requirePerson();
  const coding = { text: formText(form, "text", 100), themes: themesIn(form) };
  const outcome = await operations().settleText(actor, address, coding);
  backTo(language, address, "differences", outcome, ({ final }) =>
    final ? "settled" : "proposed",
  );
};

export const submitDecision = async (
  language: LanguageCode,
  address: TextAddress,
  form: FormData,
): Promise<void> => {
  const { actor } = await requirePerson();
  const state = formText(form, "state", 10) === "approved" ? "approved" : "refused";
  const outcome = await operations().decideRedaction(actor, address, {
    text: formText(form, "text", 100),
    redacted: formText(form, "redacted"),
    state,
  });
  backTo(language, address, "quotes", outcome, () => state);
};

export const submitBook = async (
  language: LanguageCode,
  address: TextAddress,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const { actor } = await requirePerson();
  const { themes, values } = bookOfValues((name) => formText(form, name, 1_000), mostThemes + 3);
  const outcome = await operations().saveCodeBook(actor, address, themes);
  if (!outcome.ok) {
    const { problem } = outcome;
    const text = await say(language, problem.code);
    return { values, errors: [{ field: "at" in problem ? `sv.${problem.at}` : null, text }] };
  }
  return backTo(language, address, "themes", outcome, () => "book_saved");
};

export const submitLock = async (
  language: LanguageCode,
  address: TextAddress,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const { actor } = await requirePerson();
  if (formText(form, "understood") !== "yes") return notTicked(language);
  const outcome = await operations().lockThemes(actor, address);
  if (!outcome.ok) return refused(language, outcome.problem.code);
  return backTo(language, address, "themes", outcome, () => "book_locked");
};

export const submitRedaction = async (
  language: LanguageCode,
  address: TextAddress,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const { actor } = await requirePerson();
  const redacted = formText(form, "redacted");
  const text = formText(form, "text", 100);
  const outcome = await operations().proposeRedaction(actor, address, { text, redacted });
  if (!outcome.ok) {
    const said = await say(language, outcome.problem.code);
    return { values: { redacted }, errors: [{ field: "redacted", text: said }] };
  }
  return backTo(language, address, "quotes", outcome, () => "redacted");
};

export const submitTranslation = async (
  language: LanguageCode,
  address: TextAddress,
  at: number,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const { actor } = await requirePerson();
  const written = {
    text: formText(form, "text", 100),
    language: formText(form, "language", 20),
    translation: formText(form, "translation"),
  };
  const outcome = await operations().translateAnswer(actor, address, written);
  if (!outcome.ok) {
    const text = await say(language, outcome.problem.code);
    return { values: written, errors: [{ field: "translation", text }] };
  }
  const { round, question } = address;
  return redirect(
    textsAddress(language, round, question, { view: "read", at: `${at}`, done: "translated" }),
  );
};

export const submitPublication = async (
  language: LanguageCode,
  round: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const { actor } = await requirePerson();
  if (formText(form, "understood") !== "yes") return notTicked(language);
  const quotes = form.getAll("quotes").filter((each): each is string => typeof each === "string");
  const outcome = await operations().publishThemes(actor, round, quotes);
  if (!outcome.ok) return refused(language, outcome.problem.code);
  return redirect(textsAddress(language, round, null, { done: outcome.value.state }));
};

const notTicked = async (language: LanguageCode): Promise<FormState> => {
  const translate = await staffTranslator(language);
  const text = translate("free-text:notTicked");
  return { values: {}, errors: [{ field: "understood", text }] };
};

const refused = async (language: LanguageCode, code: string): Promise<FormState> => ({
  values: {},
  errors: [{ field: null, text: await say(language, code) }],
});

const say = async (language: LanguageCode, code: string): Promise<string> => {
  const translate = await staffTranslator(language);
  const isCommon = code === "not_found" || code === "forbidden";
  return translate(isCommon ? `staff:problem.${code}` : `free-text:problem.${code}`);
};
