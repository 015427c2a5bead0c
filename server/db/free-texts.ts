import "server-only";
import type { PublishedTheme, SignedThemes } from "#domain/disclosure/theme-release.ts";
import { readStoredThemes } from "#domain/free-text/code-book.ts";
import type { Settlements } from "#domain/free-text/settling.ts";
import type { TakenText } from "#domain/free-text/text-places.ts";
import type { Answers } from "#domain/response/answers.ts";
import { asId, isIdLike, type PersonId, type ProcessId, type RoundId } from "#domain/shared/ids.ts";
import type { Database, Urn } from "./database.ts";

/** The texts of one question in one round. */
export interface TextQuestion {
  readonly roundId: RoundId;
  /** The key of a text place. */
  readonly question: string;
}

export interface FreeText extends TextQuestion {
  readonly id: string;
  readonly text: string;
  readonly mayQuote: boolean;
}

/**
 * Hands over the answers of a closed round one after the other, in the order of their random receipts, for the taking
 * out of texts. Inside `readClosedRound`, like everything that reads ballots.
 */
export const streamAnswers = async (
  tx: Urn,
  roundId: string,
  onAnswers: (answers: Answers) => void,
): Promise<void> => {
  let after = "";
  for (;;) {
    const rows = await tx.ballot.findMany({
      where: { roundId, receipt: { gt: after } },
      select: { receipt: true, answers: true },
      orderBy: { receipt: "asc" },
      take: ballotsAtOnce,
    });
    for (const { answers } of rows) onAnswers(JSON.parse(answers));
    const last = rows.at(-1);
    if (last === undefined || rows.length < ballotsAtOnce) return;
    after = last.receipt;
  }
};

/** Stored in the order of their new, random ids, so that two texts of one person are not even near each other. */
export const saveFreeTexts = async (
  tx: Database,
  roundId: RoundId,
  texts: readonly TakenText[],
  newId: () => string,
): Promise<void> => {
  const rows = texts
    .map((text) => ({ id: newId(), roundId, ...text }))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  for (let from = 0; from < rows.length; from += textsAtOnce) {
    await tx.freeText.createMany({ data: rows.slice(from, from + textsAtOnce) });
  }
};

const ballotsAtOnce = 2_000;
const textsAtOnce = 1_000;

/** Which questions of which rounds have texts at all: never how many. */
export const listTextQuestions = async (
  db: Database,
  processIds: readonly ProcessId[],
): Promise<readonly TextQuestion[]> => {
  const rows = await db.freeText.findMany({
    where: { round: { wave: { processId: { in: [...processIds] } } } },
    select: { roundId: true, question: true },
    distinct: ["roundId", "question"],
    orderBy: [{ roundId: "asc" }, { question: "asc" }],
  });
  return rows.map(({ roundId, question }) => ({ roundId: asId<RoundId>(roundId), question }));
};

export const listFreeTexts = async (
  db: Database,
  { roundId, question }: TextQuestion,
): Promise<readonly FreeText[]> => {
  const rows = await db.freeText.findMany({
    where: { roundId, question },
    orderBy: { id: "asc" },
  });
  return rows.map(textFrom);
};

export const findFreeText = async (
  db: Database,
  { roundId, question }: TextQuestion,
  id: string,
): Promise<FreeText | null> => {
  if (!isIdLike(id)) return null;
  const row = await db.freeText.findFirst({ where: { id, roundId, question } });
  return row === null ? null : textFrom(row);
};

const textFrom = (row: Omit<FreeText, "roundId"> & { readonly roundId: string }): FreeText => ({
  ...row,
  roundId: asId<RoundId>(row.roundId),
});

export interface CodeBook {
  readonly themes: readonly PublishedTheme[];
  readonly lockedAt: Date | null;
  /** JSON text of the agreement; null until two coders are done. */
  readonly agreement: string | null;
  readonly settlements: Settlements;
}

export const findCodeBook = async (
  db: Database,
  { roundId, question }: TextQuestion,
): Promise<CodeBook | null> => {
  const row = await db.codeBook.findUnique({
    where: { roundId_question: { roundId, question } },
  });
  return row === null ? null : codeBookFrom(row);
};

export const listCodeBooks = async (
  db: Database,
  roundIds: readonly RoundId[],
): Promise<readonly (CodeBook & TextQuestion)[]> => {
  const rows = await db.codeBook.findMany({
    where: { roundId: { in: [...roundIds] } },
    orderBy: { question: "asc" },
  });
  return rows.map((row) => ({
    roundId: asId<RoundId>(row.roundId),
    question: row.question,
    ...codeBookFrom(row),
  }));
};

/** Locks the book's row, so that two who code at once are counted one after the other. Null: there is no book. */
export const lockCodeBook = async (tx: Database, place: TextQuestion): Promise<CodeBook | null> => {
  await tx.$queryRaw`
    SELECT "question" FROM "CodeBook"
    WHERE "roundId" = ${place.roundId} AND "question" = ${place.question} FOR UPDATE`;
  return findCodeBook(tx, place);
};

/** Makes or replaces a book that nobody codes with yet. */
export const writeCodeBook = async (
  tx: Database,
  { roundId, question }: TextQuestion,
  themes: readonly PublishedTheme[],
  lockedAt: Date | null,
): Promise<void> => {
  const written = { themes: JSON.stringify(themes), lockedAt };
  await tx.codeBook.upsert({
    where: { roundId_question: { roundId, question } },
    create: { roundId, question, ...written },
    update: written,
  });
};

export const writeAgreement = async (
  tx: Database,
  { roundId, question }: TextQuestion,
  agreement: string,
): Promise<void> => {
  await tx.codeBook.update({
    where: { roundId_question: { roundId, question } },
    data: { agreement },
  });
};

export const writeSettlements = async (
  tx: Database,
  { roundId, question }: TextQuestion,
  settlements: Settlements,
): Promise<void> => {
  await tx.codeBook.update({
    where: { roundId_question: { roundId, question } },
    data: { settled: JSON.stringify(settlements) },
  });
};

const codeBookFrom = (row: {
  readonly themes: string;
  readonly lockedAt: Date | null;
  readonly agreement: string | null;
  readonly settled: string | null;
}): CodeBook => ({
  themes: readStoredThemes(row.themes),
  lockedAt: row.lockedAt,
  agreement: row.agreement,
  settlements: row.settled === null ? {} : JSON.parse(row.settled),
});

/** What each person has found in the texts of a question: person -> text -> codes. */
export const readCodings = async (
  db: Database,
  { roundId, question }: TextQuestion,
): Promise<ReadonlyMap<PersonId, ReadonlyMap<string, readonly string[]>>> => {
  const rows = await db.textCoding.findMany({
    where: { text: { roundId, question } },
    orderBy: [{ personId: "asc" }, { textId: "asc" }],
  });
  const codings = new Map<PersonId, Map<string, readonly string[]>>();
  for (const { personId, textId, themes } of rows) {
    const person = asId<PersonId>(personId);
    const own = codings.get(person) ?? new Map<string, readonly string[]>();
    own.set(textId, JSON.parse(themes));
    codings.set(person, own);
  }
  return codings;
};

export const writeCoding = async (
  tx: Database,
  textId: string,
  personId: PersonId,
  codes: readonly string[],
): Promise<void> => {
  const themes = JSON.stringify(codes);
  await tx.textCoding.upsert({
    where: { textId_personId: { textId, personId } },
    create: { textId, personId, themes },
    update: { themes },
  });
};

export interface TextTranslation {
  readonly language: string;
  readonly text: string;
}

export const listTextTranslations = async (
  db: Database,
  textId: string,
): Promise<readonly TextTranslation[]> =>
  db.freeTextTranslation.findMany({
    where: { textId },
    select: { language: true, text: true },
    orderBy: { language: "asc" },
  });

/** An empty text takes the translation away. */
export const writeTextTranslation = async (
  tx: Database,
  textId: string,
  { language, text }: TextTranslation,
  writtenBy: PersonId,
): Promise<void> => {
  if (text === "") {
    await tx.freeTextTranslation.deleteMany({ where: { textId, language } });
    return;
  }
  await tx.freeTextTranslation.upsert({
    where: { textId_language: { textId, language } },
    create: { textId, language, text, writtenBy },
    update: { text, writtenBy },
  });
};

export interface Redaction {
  readonly textId: string;
  readonly redacted: string;
  readonly redactedBy: PersonId;
  readonly state: "proposed" | "approved" | "refused";
  readonly decidedBy: PersonId | null;
}

export const listRedactions = async (
  db: Database,
  where: { readonly roundId: RoundId; readonly question?: string },
): Promise<readonly (Redaction & { readonly question: string })[]> => {
  const rows = await db.textRedaction.findMany({
    where: { text: { ...where } },
    include: { text: { select: { question: true } } },
    orderBy: { textId: "asc" },
  });
  return rows.map(({ text, ...row }) => ({
    ...row,
    redactedBy: asId<PersonId>(row.redactedBy),
    decidedBy: row.decidedBy === null ? null : asId<PersonId>(row.decidedBy),
    state: row.state as Redaction["state"],
    question: text.question,
  }));
};

export const writeRedaction = async (tx: Database, redaction: Redaction): Promise<void> => {
  const { textId, ...rest } = redaction;
  await tx.textRedaction.upsert({
    where: { textId },
    create: redaction,
    update: rest,
  });
};

/** What has been published of a round's texts; null until then. */
export const findThemeRelease = async (
  db: Database,
  roundId: RoundId,
): Promise<SignedThemes | null> => {
  const row = await db.themeRelease.findUnique({ where: { roundId } });
  return row === null ? null : signedFrom(row);
};

export const saveThemeRelease = async (
  tx: Database,
  { hash, signature, ...release }: SignedThemes,
  document: string,
  createdAt: Date,
): Promise<void> => {
  await tx.themeRelease.create({
    data: {
      roundId: release.round,
      document,
      releaseHash: release.releaseHash,
      ...{ hash, signature, createdAt },
    },
  });
};

/** Every theme release of a process by round. Read as it was written: the text that was hashed is what is parsed. */
export const readThemeReleases = async (
  db: Database,
  processId: ProcessId,
): Promise<ReadonlyMap<string, SignedThemes>> => {
  const rows = await db.themeRelease.findMany({ where: { round: { wave: { processId } } } });
  return new Map(rows.map((row) => [row.roundId, signedFrom(row)]));
};

const signedFrom = (row: {
  readonly document: string;
  readonly hash: string;
  readonly signature: string;
}): SignedThemes => ({
  ...JSON.parse(row.document),
  hash: row.hash,
  signature: row.signature,
});
