import { compileRelease } from "#domain/disclosure/compile-release.ts";
import type { PublishedBundle, PublishedRound } from "#domain/disclosure/published-bundle.ts";
import type { Answers } from "#domain/response/answers.ts";
import type { Audience } from "#domain/shared/minorities.ts";
import { codeAnswers } from "#domain/statistics/code-answers.ts";

/** Who answered what, in one audience of one instrument. */
export interface Answered {
  readonly instrument: string;
  readonly audience: Audience;
  readonly individuals?: readonly Answers[];
  readonly statements?: readonly Answers[];
}

/**
 * For tests: the same bundle as if one audience had answered this. Individuals are compiled to a release by the real
 * compiler, so that a test can only see what a reader would.
 */
export const answered = (bundle: PublishedBundle, answers: Answered): PublishedBundle => ({
  ...bundle,
  waves: bundle.waves.map((wave) =>
    wave.instrument === answers.instrument
      ? {
          ...wave,
          rounds: wave.rounds.map((round) =>
            round.audience === answers.audience ? answeredRound(round, answers) : round,
          ),
        }
      : wave,
  ),
});

const answeredRound = (
  round: PublishedRound,
  { individuals, statements }: Answered,
): PublishedRound => {
  const { plan, planHash, release } = round;
  if (round.regime !== "sealed") {
    if (statements === undefined) return round;
    return {
      ...round,
      statements: statements.map((each, place) => ({
        id: `${round.id}-${place}`,
        by: `Förening ${place + 1}`,
        answers: each,
      })),
    };
  }
  if (individuals === undefined || plan === null || planHash === null || release === null) {
    return round;
  }
  const ballots = individuals.map((each) => codeAnswers(plan, each));
  return { ...round, release: { ...release, release: compileRelease(plan, planHash, ballots) } };
};

/** `{ twice_year: 25, monthly: 5 }` as thirty people who answered one question. */
export const people = (question: string, counts: Readonly<Record<string, number>>): Answers[] =>
  Object.entries(counts).flatMap(([choice, count]) =>
    Array.from({ length: count }, () => ({ [question]: choice })),
  );
