import "server-only";
import type { ChainedRelease } from "#domain/disclosure/release.ts";
import { leastTextsToQuoteFrom } from "#domain/disclosure/theme-release.ts";
import { type Agreement, agreementOf } from "#domain/free-text/agreement.ts";
import { type Coding, type Settlements, settledCoding } from "#domain/free-text/settling.ts";
import { publishablePlaces, type TextPlace, textPlacesOf } from "#domain/free-text/text-places.ts";
import { type Actor, type Role, roleAt } from "#domain/process/actor.ts";
import { type Action, may } from "#domain/process/permissions.ts";
import { asId, isIdLike, type PersonId, type RoundId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import type { Database } from "#server/db/database.ts";
import {
  type CodeBook,
  type FreeText,
  findCodeBook,
  findThemeRelease,
  listFreeTexts,
  readCodings,
  type TextQuestion,
} from "#server/db/free-texts.ts";
import { readReleases } from "#server/db/releases.ts";
import { findWaveOfRound, type Round, type Wave } from "#server/db/waves.ts";
import type { AccessProblem } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { hashText } from "./fingerprint.ts";

/** Where the work on one question's texts is asked for, as an address says it. */
export interface TextAddress {
  readonly round: string;
  readonly question: string;
}

export type TextAccessProblem =
  | AccessProblem
  /** Not sealed yet, released as too few answers, or taken back: there are no texts. */
  | { readonly code: "round_not_released" }
  | { readonly code: "question_unknown" };

export interface RoundAccess {
  readonly wave: Wave;
  readonly round: Round;
  readonly role: Role;
  readonly release: ChainedRelease;
}

/** A released round, if the actor may do this at its authority. */
export const accessRound = async (
  db: Database,
  actor: Actor,
  id: string,
  action: Action,
): Promise<Result<RoundAccess, TextAccessProblem>> => {
  const wave = isIdLike(id) ? await findWaveOfRound(db, asId<RoundId>(id)) : null;
  const role = wave === null ? null : roleAt(actor, wave.authority.id);
  const round = wave?.rounds.find((each) => each.id === id);
  if (wave === null || role === null || round === undefined) return fail({ code: "not_found" });
  if (!may(role, action)) return fail({ code: "forbidden" });
  const release = (await readReleases(db, wave.processId)).get(round.id);
  if (release?.release.outcome !== "released") return fail({ code: "round_not_released" });
  return succeed({ wave, round, role, release });
};

export interface TextAccess extends RoundAccess {
  readonly at: TextQuestion;
  readonly place: TextPlace;
  /** Whether its themes may become figures and its texts quotes. */
  readonly isPublishable: boolean;
}

/** One question's texts in a released round. */
export const accessTexts = async (
  { db }: Pick<Dependencies, "db">,
  actor: Actor,
  { round: roundId, question }: TextAddress,
  action: Action = "code_texts",
): Promise<Result<TextAccess, TextAccessProblem>> => {
  const access = await accessRound(db, actor, roundId, action);
  if (!access.ok) return access;
  const { wave, round } = access.value;
  const { questionnaire } = wave.survey;
  const place = textPlacesOf(questionnaire).find(({ key }) => key === question);
  if (place === undefined) return fail({ code: "question_unknown" });
  return succeed({
    ...access.value,
    place,
    at: { roundId: round.id, question },
    isPublishable: publishablePlaces(questionnaire, round).has(question),
  });
};

/** `book`: themes are being written. `coding`: two people read. `settling`: where they differ. `settled`: ready. */
export type TextStage = "book" | "coding" | "settling" | "settled";

export interface QuestionWork {
  readonly stage: TextStage;
  readonly isPublished: boolean;
  readonly book: CodeBook | null;
  readonly texts: readonly FreeText[];
  /** Everybody who has coded something here: at most two. */
  readonly coders: readonly PersonId[];
  readonly codings: ReadonlyMap<PersonId, Coding>;
  /** What each text is about, when everything is settled. */
  readonly settled: Coding | null;
}

/** How far the work on one question's texts has come. */
export const readQuestionWork = async (db: Database, at: TextQuestion): Promise<QuestionWork> => {
  const [book, texts, codings, released] = await Promise.all([
    findCodeBook(db, at),
    listFreeTexts(db, at),
    readCodings(db, at),
    findThemeRelease(db, at.roundId),
  ]);
  const coders = [...codings.keys()];
  const settlements: Settlements = book?.settlements ?? {};
  const [one, other] = bothDone(codings, texts.length) ?? [];
  const settled =
    one === undefined || other === undefined ? null : settledCoding(one, other, settlements);
  const stage =
    book === null || book.lockedAt === null
      ? "book"
      : one === undefined
        ? "coding"
        : settled === null
          ? "settling"
          : "settled";
  return { stage, isPublished: released !== null, book, texts, coders, codings, settled };
};

/** Both codings when both people have read every text; null until then. */
export const bothDone = (
  codings: ReadonlyMap<PersonId, Coding>,
  texts: number,
): readonly [Coding, Coding] | null => {
  const [one, other] = [...codings.values()];
  if (one === undefined || other === undefined) return null;
  return one.size === texts && other.size === texts ? [one, other] : null;
};

/** Everybody reads in an order of their own that nothing but chance has made. */
export const inOwnOrder = (texts: readonly FreeText[], personId: PersonId): readonly FreeText[] =>
  texts
    .map((text) => ({ text, place: hashText(`${personId} ${text.id}`) }))
    .toSorted((one, other) => (one.place < other.place ? -1 : 1))
    .map(({ text }) => text);

/** The agreement of two finished codings; null where so few texts were read that it would say how many. */
export const agreementIn = ({
  book,
  texts,
  codings,
}: Pick<QuestionWork, "texts" | "codings"> & {
  readonly book: CodeBook;
}): Agreement | null => {
  const both = bothDone(codings, texts.length);
  if (both === null || texts.length < leastTextsToQuoteFrom) return null;
  const [one, other] = both.map((coding) => texts.map(({ id }) => coding.get(id) ?? []));
  return agreementOf(
    book.themes.map(({ code }) => code),
    { one: one ?? [], other: other ?? [] },
  );
};
