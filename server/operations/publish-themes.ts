import "server-only";
import {
  mostQuotes,
  type SignedThemes,
  type ThemedQuestion,
  type ThemeRelease,
  themeBlocks,
} from "#domain/disclosure/theme-release.ts";
import { textPlacesOf } from "#domain/free-text/text-places.ts";
import type { Actor } from "#domain/process/actor.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { writeAudit } from "#server/db/audit.ts";
import { inTransaction } from "#server/db/client.ts";
import type { Database } from "#server/db/database.ts";
import {
  findThemeRelease,
  listCodeBooks,
  listRedactions,
  type Redaction,
  saveThemeRelease,
} from "#server/db/free-texts.ts";
import { agreeJointly, findOpenDecision } from "#server/db/joint-decisions.ts";
import { lockRound } from "#server/db/releases.ts";
import type { Dependencies } from "./dependencies.ts";
import { fingerprint } from "./fingerprint.ts";
import {
  accessRound,
  type QuestionWork,
  type RoundAccess,
  readQuestionWork,
  type TextAccessProblem,
  type TextStage,
} from "./text-work.ts";

/** What would be published of a round now, for the two who decide. */
export interface ThemePreview extends Pick<RoundAccess, "wave" | "round" | "role"> {
  readonly questions: readonly PreviewedQuestion[];
  readonly published: SignedThemes | null;
  /** What somebody has asked for and a second person must agree to. */
  readonly asked: { readonly quotes: readonly string[]; readonly isOwn: boolean } | null;
}

export interface PreviewedQuestion {
  readonly question: string;
  readonly stage: TextStage;
  /** Themes and figures as they would stand; null while it is not settled. */
  readonly themed: ThemedQuestion | null;
  /** Approved by two: what may be chosen among. */
  readonly candidates: readonly { readonly id: string; readonly text: string }[];
  readonly mostQuotes: number;
}

type Needs = Pick<Dependencies, "db" | "now" | "newId" | "signer">;

export const previewThemes =
  ({ db }: Pick<Needs, "db">) =>
  async (actor: Actor, roundId: string): Promise<Result<ThemePreview, TextAccessProblem>> => {
    const access = await accessRound(db, actor, roundId, "publish_themes");
    if (!access.ok) return access;
    const { wave, round, role } = access.value;
    const [settled, published, open] = await Promise.all([
      settledQuestions(db, access.value),
      findThemeRelease(db, round.id),
      findOpenDecision(db, "publish_themes", round.id),
    ]);
    return succeed({
      ...{ wave, round, role, published },
      questions: settled.map(({ question, work, themed, most, redactions }) => ({
        question,
        stage: work.stage,
        themed,
        candidates: candidatesIn(redactions),
        mostQuotes: most,
      })),
      asked:
        open === null
          ? null
          : {
              quotes: JSON.parse(open.detail).quotes,
              isOwn: open.requestedBy === actor.personId,
            },
    });
  };

export type PublishThemesProblem =
  | TextAccessProblem
  | { readonly code: "already_published" }
  | { readonly code: "nothing_settled" }
  | { readonly code: "quote_not_approved" }
  | { readonly code: "too_many_quotes"; readonly question: string; readonly most: number }
  | { readonly code: "second_person_needed" | "not_independent" };

export type PublishOutcome =
  | { readonly state: "asked" }
  | { readonly state: "published"; readonly themes: SignedThemes };

/**
 * Publishes what is settled of a round's texts, once and for good: themes as blocks of the round, and the chosen
 * quotes. Two organisers must ask for exactly the same; what is not settled by then is never published.
 */
export const publishThemes =
  ({ db, now, newId, signer }: Needs) =>
  async (
    actor: Actor,
    roundId: string,
    quotes: readonly string[],
  ): Promise<Result<PublishOutcome, PublishThemesProblem>> => {
    const access = await accessRound(db, actor, roundId, "publish_themes");
    if (!access.ok) return access;
    const { wave, round, release } = access.value;
    return inTransaction(db, async (tx) => {
      await lockRound(tx, round.id);
      if ((await findThemeRelease(tx, round.id)) !== null) {
        return fail({ code: "already_published" } as const);
      }
      const questions = await settledQuestions(tx, access.value);
      const chosen = chooseQuotes(questions, quotes);
      if (!chosen.ok) return chosen;
      if (chosen.value.length === 0) return fail({ code: "nothing_settled" } as const);
      const themes: ThemeRelease = {
        format: "samrad-themes-1",
        round: round.id,
        releaseHash: release.hash,
        questions: chosen.value,
      };
      const { canonical, hash } = fingerprint(themes);
      const agreement = await agreeJointly(tx, {
        id: newId(),
        authorityId: wave.authority.id,
        action: "publish_themes",
        subject: round.id,
        detail: JSON.stringify({ hash, quotes: [...new Set(quotes)].toSorted() }),
        personId: actor.personId,
        now: now(),
      });
      if (agreement === "asked_already") return fail({ code: "second_person_needed" } as const);
      if (agreement === "not_independent") return fail({ code: agreement } as const);
      if (agreement === "asked") return succeed({ state: "asked" } as const);
      const signed: SignedThemes = { ...themes, hash, signature: signer.sign(hash) };
      await saveThemeRelease(tx, signed, canonical, now());
      await writeAudit(tx, {
        authorityId: wave.authority.id,
        at: now(),
        personId: actor.personId,
        action: "themes_published",
        subject: round.id,
        detail: { hash, questions: themes.questions.length, quotes: quotes.length },
      });
      // Who wrote and who approved what is published; what is only proposed would tell how many texts there are.
      for (const { textId, redactedBy, decidedBy } of questions
        .flatMap(({ redactions }) => redactions)
        .filter((each) => quotes.includes(each.textId))) {
        await writeAudit(tx, {
          authorityId: wave.authority.id,
          at: now(),
          personId: actor.personId,
          action: "quote_published",
          subject: round.id,
          detail: { text: textId, redactedBy, approvedBy: decidedBy },
        });
      }
      return succeed({ state: "published", themes: signed } as const);
    });
  };

interface SettledQuestion {
  readonly question: string;
  readonly work: QuestionWork;
  readonly themed: ThemedQuestion | null;
  readonly most: number;
  readonly redactions: readonly Redaction[];
}

/** Every question of the round with a code book, in the form's order; `themed` where both have settled everything. */
const settledQuestions = async (
  db: Database,
  { wave, round, release }: RoundAccess,
): Promise<readonly SettledQuestion[]> => {
  const { plan } = round;
  if (plan === null || release.release.outcome !== "released") return [];
  const { n } = release.release;
  const order = textPlacesOf(wave.survey.questionnaire).map(({ key }) => key);
  const books = (await listCodeBooks(db, [round.id])).toSorted(
    (one, other) => order.indexOf(one.question) - order.indexOf(other.question),
  );
  const redactions = await listRedactions(db, { roundId: round.id });
  const questions: SettledQuestion[] = [];
  for (const { question, themes } of books) {
    const work = await readQuestionWork(db, { roundId: round.id, question });
    const blocks =
      work.settled === null
        ? null
        : themeBlocks(plan, n, {
            question,
            themes: themes.filter(({ exclusive }) => !exclusive).map(({ code }) => code),
            texts: [...work.settled.values()],
          });
    questions.push({
      question,
      work,
      themed: blocks === null ? null : { question, themes, blocks, quotes: [] },
      most: blocks === null ? 0 : mostQuotes({ k: plan.k, n, texts: work.texts.length }, blocks),
      redactions: redactions.filter((each) => each.question === question),
    });
  }
  return questions;
};

/** In an order that nothing has made but the words' own hash: not that of the answers, the coders or the alphabet. */
const candidatesIn = (redactions: readonly Redaction[]) =>
  redactions
    .filter(({ state, redactedBy, decidedBy }) => state === "approved" && decidedBy !== redactedBy)
    .map(({ textId, redacted }) => ({ id: textId, text: redacted }))
    .toSorted((one, other) => (fingerprint(one.text).hash < fingerprint(other.text).hash ? -1 : 1));

const chooseQuotes = (
  questions: readonly SettledQuestion[],
  quotes: readonly string[],
): Result<readonly ThemedQuestion[], PublishThemesProblem> => {
  const chosen = new Set(quotes);
  const themed: ThemedQuestion[] = [];
  for (const { question, themed: without, most, redactions } of questions) {
    if (without === null) continue;
    const own = candidatesIn(redactions).filter(({ id }) => chosen.delete(id));
    if (own.length > most) return fail({ code: "too_many_quotes", question, most });
    themed.push({ ...without, quotes: own.map(({ text }) => text) });
  }
  return chosen.size > 0 ? fail({ code: "quote_not_approved" }) : succeed(themed);
};
