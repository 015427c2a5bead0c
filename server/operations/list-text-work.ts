import "server-only";
import { publishablePlaces, type TextPlace, textPlacesOf } from "#domain/free-text/text-places.ts";
import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { Actor } from "#domain/process/actor.ts";
import { may } from "#domain/process/permissions.ts";
import type { AuthorityId, RoundId } from "#domain/shared/ids.ts";
import type { Audience } from "#domain/shared/minorities.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { questionsOf } from "#domain/survey/questionnaire.ts";
import { listTextQuestions } from "#server/db/free-texts.ts";
import { listProcesses } from "#server/db/processes.ts";
import { readReleases } from "#server/db/releases.ts";
import { listWaves, type Round, type Wave } from "#server/db/waves.ts";
import type { AccessProblem } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { readQuestionWork, type TextStage } from "./text-work.ts";

/** The questions of an authority's released rounds that have texts. Never how many: that is a figure of its own. */
export interface TextRound {
  readonly roundId: RoundId;
  readonly processTitle: LocalizedText;
  readonly instrument: string;
  readonly wave: number;
  readonly audience: Audience;
  readonly isPublished: boolean;
  readonly questions: readonly TextQuestionRow[];
}

export interface TextQuestionRow {
  readonly question: string;
  readonly title: LocalizedText;
  readonly kind: TextPlace["kind"];
  readonly isPublishable: boolean;
  readonly stage: TextStage;
  readonly own: "none" | "begun" | "done" | "taken";
}

export const listTextWork =
  ({ db }: Pick<Dependencies, "db">) =>
  async (
    actor: Actor,
    authorityId: AuthorityId,
  ): Promise<Result<readonly TextRound[], AccessProblem>> => {
    const role = actor.memberships.find((each) => each.authorityId === authorityId)?.role;
    if (role === undefined) return fail({ code: "not_found" });
    if (!may(role, "code_texts")) return fail({ code: "forbidden" });
    const processes = await listProcesses(db, [authorityId]);
    const rounds: TextRound[] = [];
    for (const { id } of processes) {
      const [waves, releases, withTexts] = await Promise.all([
        listWaves(db, id),
        readReleases(db, id),
        listTextQuestions(db, [id]),
      ]);
      for (const wave of waves) {
        for (const round of wave.rounds) {
          const keys = withTexts
            .filter(({ roundId }) => roundId === round.id)
            .map(({ question }) => question);
          if (keys.length === 0 || !releases.has(round.id)) continue;
          rounds.push(await readRound(db, actor, wave, round, keys));
        }
      }
    }
    return succeed(rounds);
  };

const readRound = async (
  db: Dependencies["db"],
  actor: Actor,
  wave: Wave,
  round: Round,
  keys: readonly string[],
): Promise<TextRound> => {
  const { questionnaire } = wave.survey;
  const publishable = publishablePlaces(questionnaire, round);
  const places = textPlacesOf(questionnaire).filter(({ key }) => keys.includes(key));
  const questions: TextQuestionRow[] = [];
  let isPublished = false;
  for (const place of places) {
    const work = await readQuestionWork(db, { roundId: round.id, question: place.key });
    isPublished = work.isPublished;
    const read = work.codings.get(actor.personId)?.size ?? 0;
    const isTaken = work.coders.length > 1 && !work.coders.includes(actor.personId);
    const title = questionsOf(questionnaire).find(({ name }) => name === place.question)?.title;
    questions.push({
      question: place.key,
      title: title ?? { sv: place.question },
      kind: place.kind,
      isPublishable: publishable.has(place.key),
      stage: work.stage,
      own: isTaken ? "taken" : read === 0 ? "none" : read < work.texts.length ? "begun" : "done",
    });
  }
  return {
    roundId: round.id,
    processTitle: wave.processTitle,
    instrument: wave.instrument,
    wave: wave.number,
    audience: round.audience,
    isPublished,
    questions,
  };
};
