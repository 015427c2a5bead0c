import type { Speech } from "#components/structure/speech.ts";
import { AnswerText } from "#components/survey/answer-text.tsx";
import type { Speech as SurveySpeech } from "#components/survey/speech.ts";
import { Details } from "#components/ui/details.tsx";
import { Localized } from "#components/ui/localized.tsx";
import type {
  PublishedBundle,
  PublishedRound,
  PublishedStatement,
  PublishedWave,
} from "#domain/disclosure/published-bundle.ts";
import { audiences } from "#domain/shared/minorities.ts";
import { questionsOf } from "#domain/survey/questionnaire.ts";

interface WholeStatementsProps {
  readonly bundle: PublishedBundle;
  readonly wave: PublishedWave;
  readonly speech: Speech;
  readonly survey: SurveySpeech;
}

/** Every confirmed statement of a wave, and every administration's answer, as the whole that it was given as. */
export const WholeStatements = ({ bundle, wave, speech, survey }: WholeStatementsProps) => {
  const { translate } = speech;
  const rounds = audiences.flatMap((audience) =>
    wave.rounds.filter((round) => round.audience === audience && round.regime !== "sealed"),
  );
  return rounds.map((round) => (
    <section key={round.id} aria-labelledby={`round-${round.audience}`}>
      <h2 id={`round-${round.audience}`}>{translate(`common:audience.${round.audience}`)}</h2>
      {round.statements.length === 0 ? (
        <p className="soft">{translate("results:statements.none")}</p>
      ) : (
        round.statements.map((statement) => (
          <article key={statement.id}>
            <Details
              summary={<Name bundle={bundle} round={round} statement={statement} speech={speech} />}
            >
              <dl className="whole-answers">
                {questionsOf(wave.questionnaire)
                  .filter(({ name }) => statement.answers[name] !== undefined)
                  .map((question) => (
                    <div key={question.name}>
                      <dt>
                        <Localized text={question.title} language={speech.language} />
                      </dt>
                      <dd>
                        <AnswerText
                          speech={survey}
                          question={question}
                          answers={statement.answers}
                        />
                      </dd>
                    </div>
                  ))}
              </dl>
            </Details>
          </article>
        ))
      )}
    </section>
  ));
};

const Name = ({
  bundle,
  round,
  statement: { by },
  speech,
}: {
  readonly bundle: PublishedBundle;
  readonly round: PublishedRound;
  readonly statement: PublishedStatement;
  readonly speech: Speech;
}) => {
  if (by === null) return speech.translate("results:statement.unnamed");
  const administration = bundle.administrations.find(({ id }) => id === by);
  return round.regime === "attributed" && administration !== undefined ? (
    <Localized text={administration.name} language={speech.language} />
  ) : (
    <bdi>{by}</bdi>
  );
};
