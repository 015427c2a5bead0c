import "server-only";
import type { PublishedTheme } from "#domain/disclosure/theme-release.ts";
import type { Agreement } from "#domain/free-text/agreement.ts";
import { disagreements, type Settlement } from "#domain/free-text/settling.ts";
import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { Actor, Role } from "#domain/process/actor.ts";
import type { Audience } from "#domain/shared/minorities.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { questionsOf } from "#domain/survey/questionnaire.ts";
import type { Authority } from "#server/db/authorities.ts";
import {
  type FreeText,
  listRedactions,
  listTextTranslations,
  type Redaction,
  type TextTranslation,
} from "#server/db/free-texts.ts";
import type { Dependencies } from "./dependencies.ts";
import {
  accessTexts,
  agreementIn,
  bothDone,
  inOwnOrder,
  type QuestionWork,
  readQuestionWork,
  type TextAccess,
  type TextAccessProblem,
  type TextAddress,
  type TextStage,
} from "./text-work.ts";

/** What the pages say about a question's texts: nothing of who wrote them, and never how many there are. */
export interface TextsOverview {
  readonly authority: Authority;
  readonly role: Role;
  readonly processTitle: LocalizedText;
  readonly instrument: string;
  readonly wave: number;
  readonly audience: Audience;
  readonly title: LocalizedText;
  readonly kind: "answer" | "other" | "cell";
  readonly columnTitle: LocalizedText | null;
  readonly isPublishable: boolean;
  readonly isPublished: boolean;
  readonly stage: TextStage;
  readonly themes: readonly PublishedTheme[];
  /** Of the person who asks. `taken`: two others code. */
  readonly own: "none" | "begun" | "done" | "taken";
  /** How far the person who asks has come, in fourths. */
  readonly fourths: number;
  /** Null until both are done, and where there are too few texts to say anything. */
  readonly agreement: Agreement | null;
}

type Needs = Pick<Dependencies, "db">;

export const readTextsOverview =
  ({ db }: Needs) =>
  async (actor: Actor, address: TextAddress): Promise<Result<TextsOverview, TextAccessProblem>> => {
    const access = await accessTexts({ db }, actor, address);
    if (!access.ok) return access;
    return succeed(overviewOf(actor, access.value, await readQuestionWork(db, access.value.at)));
  };

const overviewOf = (actor: Actor, access: TextAccess, work: QuestionWork): TextsOverview => {
  const { wave, round, role, place, isPublishable } = access;
  const { stage, book, texts, coders, codings, isPublished } = work;
  const question = questionsOf(wave.survey.questionnaire).find(
    ({ name }) => name === place.question,
  );
  const column =
    question?.kind === "table" ? question.columns.find(({ name }) => name === place.column) : null;
  const read = codings.get(actor.personId)?.size ?? 0;
  const isTaken = coders.length > 1 && !coders.includes(actor.personId);
  return {
    authority: wave.authority,
    role,
    processTitle: wave.processTitle,
    instrument: wave.instrument,
    wave: wave.number,
    audience: round.audience,
    title: question?.title ?? { sv: place.question },
    kind: place.kind,
    columnTitle: column?.title ?? null,
    isPublishable,
    isPublished,
    stage,
    themes: book?.themes ?? [],
    own: isTaken ? "taken" : read === 0 ? "none" : read < texts.length ? "begun" : "done",
    fourths: Math.floor((read * 4) / Math.max(1, texts.length)),
    agreement: book === null || stage === "book" ? null : agreementIn({ book, texts, codings }),
  };
};

/** One text, and nothing else that its sender answered. */
export interface OneText {
  readonly overview: TextsOverview;
  readonly id: string;
  readonly text: string;
  readonly mayQuote: boolean;
  /** From 0, in the reader's own order. */
  readonly at: number;
  readonly isLast: boolean;
  /** What the reader found in it; null for nothing yet. */
  readonly own: readonly string[] | null;
  readonly translations: readonly TextTranslation[];
  readonly redaction:
    | (Omit<Redaction, "redactedBy" | "decidedBy"> & { readonly isOwn: boolean })
    | null;
}

/**
 * One text in the reader's own random order: at a place, or the first that they have not coded (`null`), or the first
 * of all when they have coded them all.
 */
export const readText =
  ({ db }: Needs) =>
  async (
    actor: Actor,
    address: TextAddress,
    place: number | null,
  ): Promise<Result<OneText, TextAccessProblem | { readonly code: "text_not_found" }>> => {
    const access = await accessTexts({ db }, actor, address);
    if (!access.ok) return access;
    const work = await readQuestionWork(db, access.value.at);
    const texts = inOwnOrder(work.texts, actor.personId);
    const own = work.codings.get(actor.personId);
    const next = texts.findIndex(({ id }) => own?.has(id) !== true);
    const at = place ?? Math.max(0, next);
    const text = texts[at];
    if (text === undefined) return fail({ code: "text_not_found" });
    const overview = overviewOf(actor, access.value, work);
    return succeed({
      ...(await withRedaction(db, actor, text)),
      overview,
      at,
      isLast: at === texts.length - 1,
      own: own?.get(text.id) ?? null,
    });
  };

const withRedaction = async (db: Needs["db"], actor: Actor, text: FreeText) => {
  const { roundId, question, id } = text;
  const [translations, redactions] = await Promise.all([
    listTextTranslations(db, id),
    listRedactions(db, { roundId, question }),
  ]);
  const redaction = redactions.find(({ textId }) => textId === id);
  return {
    id,
    text: text.text,
    mayQuote: text.mayQuote,
    translations,
    redaction: redaction === undefined ? null : ownOf(actor, redaction),
  };
};

const ownOf = (actor: Actor, { textId, redacted, state, redactedBy }: Redaction) => ({
  ...{ textId, redacted, state },
  isOwn: redactedBy === actor.personId,
});

/** A text that the two have read differently: both readings, without saying whose is which. */
export interface Difference {
  readonly overview: TextsOverview;
  readonly id: string;
  readonly text: string;
  readonly translations: readonly TextTranslation[];
  readonly readings: readonly (readonly string[])[];
  readonly proposed: { readonly themes: readonly string[]; readonly isOwn: boolean } | null;
  /** Somebody who coded nothing here decides alone; the two coders only together. */
  readonly decidesAlone: boolean;
}

/**
 * The next difference that the reader has something to say about: those that only wait for the other coder come last.
 * Null: nothing is left.
 */
export const readDifference =
  ({ db }: Needs) =>
  async (
    actor: Actor,
    address: TextAddress,
  ): Promise<Result<Difference | null, TextAccessProblem>> => {
    const access = await accessTexts({ db }, actor, address);
    if (!access.ok) return access;
    const work = await readQuestionWork(db, access.value.at);
    const both = bothDone(work.codings, work.texts.length);
    if (both === null) return succeed(null);
    const settlements = work.book?.settlements ?? {};
    const open = new Set(disagreements(...both).filter((id) => settlements[id]?.final !== true));
    const isWaiting = (settlement: Settlement | undefined): boolean =>
      settlement?.by.includes(actor.personId) ?? false;
    const texts = inOwnOrder(work.texts, actor.personId).filter(({ id }) => open.has(id));
    const text = texts.find(({ id }) => !isWaiting(settlements[id])) ?? texts[0];
    if (text === undefined) return succeed(null);
    const proposed = settlements[text.id];
    const readings = both.map((coding) => coding.get(text.id) ?? []);
    return succeed({
      overview: overviewOf(actor, access.value, work),
      id: text.id,
      text: text.text,
      translations: await listTextTranslations(db, text.id),
      readings: readings.toSorted((one, other) => (one.join() < other.join() ? -1 : 1)),
      proposed:
        proposed === undefined
          ? null
          : { themes: proposed.themes, isOwn: proposed.by.includes(actor.personId) },
      decidesAlone: !work.coders.includes(actor.personId),
    });
  };

/** A redacted text that waits for a second person, or has been decided on. */
export interface RedactionView {
  readonly id: string;
  readonly original: string;
  readonly translations: readonly TextTranslation[];
  readonly redacted: string;
  readonly state: Redaction["state"];
  readonly isOwn: boolean;
}

export const readRedactions =
  ({ db }: Needs) =>
  async (
    actor: Actor,
    address: TextAddress,
  ): Promise<
    Result<
      { readonly overview: TextsOverview; readonly redactions: readonly RedactionView[] },
      TextAccessProblem
    >
  > => {
    const access = await accessTexts({ db }, actor, address);
    if (!access.ok) return access;
    const work = await readQuestionWork(db, access.value.at);
    const texts = new Map(work.texts.map((text) => [text.id, text]));
    const redactions = await Promise.all(
      (await listRedactions(db, access.value.at)).map(async (each) => ({
        id: each.textId,
        original: texts.get(each.textId)?.text ?? "",
        translations: await listTextTranslations(db, each.textId),
        redacted: each.redacted,
        state: each.state,
        isOwn: each.redactedBy === actor.personId,
      })),
    );
    return succeed({ overview: overviewOf(actor, access.value, work), redactions });
  };
