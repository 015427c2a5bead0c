import Link from "next/link";
import { answerOrigin } from "#app/[lang]/staff/process/[process]/surveys/answer-origin.ts";
import { Facts } from "#components/editor/facts.tsx";
import { Hash } from "#components/editor/hash.tsx";
import { OfferedLanguages } from "#components/editor/offered-languages.tsx";
import { PlanHashes } from "#components/editor/plan-hashes.tsx";
import { PublishedRounds } from "#components/editor/published-rounds.tsx";
import { RulesView } from "#components/editor/rules-view.tsx";
import { SendOut, sendOutKinds } from "#components/editor/send-out.tsx";
import { StatementList } from "#components/editor/statement-list.tsx";
import { moment, RoundsTable } from "#components/editor/wave-view.tsx";
import { type Words, wordsFor } from "#components/editor/words.ts";
import { needsTextsAddress } from "#components/free-text/words-of-texts.ts";
import { languageOf } from "#domain/language/registry.ts";
import { may } from "#domain/process/permissions.ts";
import { wholeLanguages } from "#domain/survey/whole-languages.ts";
import { servedLanguage, translator } from "#server/i18n/translator.ts";
import type { WavePage } from "#server/operations/follow-wave.ts";
import { operations } from "#server/operations/index.ts";
import { decideOnStatement } from "./actions.ts";
import { Sealing, Withdrawals } from "./wave-joint.tsx";

interface PartProps {
  readonly view: "state" | "statements" | "sendOut" | "rules";
  readonly page: WavePage;
  readonly query: Readonly<Record<string, string | string[] | undefined>>;
  readonly here: string;
  readonly words: Words;
}

export const WavePart = (props: PartProps) => {
  switch (props.view) {
    case "state":
      return <State {...props} />;
    case "statements":
      return <Statements {...props} />;
    case "sendOut":
      return <Sending {...props} />;
    case "rules":
      return <Rules {...props} />;
  }
};

const State = ({ page, here, words }: PartProps) => {
  const { translate } = words;
  const { wave, process, role, isSealed, phase, releases } = page;
  const surveys = here.slice(0, here.indexOf("/waves/"));
  const time = (date: Date) => translate("surveys:wave.time", { moment: moment(words, date) });
  const title = isSealed ? "titleSealed" : phase === "closed" ? "titleClosed" : "title";
  return (
    <>
      <Facts
        facts={[
          [translate("surveys:wave.opens"), time(wave.opensAt)],
          [translate("surveys:wave.closes"), time(wave.closesAt)],
          [translate("surveys:wave.admission"), translate(`surveys:admission.${wave.admission}`)],
          ...(wave.admission === "open"
            ? []
            : [
                [
                  translate("surveys:wave.exchange"),
                  translate(
                    wave.serverExchange ? "surveys:wave.exchangeYes" : "surveys:wave.exchangeNo",
                  ),
                ] as const,
                [
                  translate("surveys:wave.invitations"),
                  <Link key="invitations" href={`${here}/invitations`}>
                    {translate("surveys:sendOut.invitations")}
                  </Link>,
                ] as const,
              ]),
          [
            translate("surveys:wave.version"),
            <Link key="version" href={`${surveys}/${wave.surveyVersionId}`}>
              {translate("surveys:version.view.questions")}
            </Link>,
          ],
          [
            translate("surveys:wave.needsForm"),
            translate(
              wave.needsForm === null ? "surveys:wave.needsFormNo" : "surveys:wave.needsFormYes",
            ),
          ],
          ...(wave.needsForm !== null && isSealed && may(role, "code_texts")
            ? [
                [
                  translate("free-text:needs.title"),
                  <Link
                    key="needs"
                    href={needsTextsAddress(words.language, wave.processId, wave.id)}
                  >
                    {translate("free-text:needs.read")}
                  </Link>,
                ] as const,
              ]
            : []),
          [
            translate("surveys:wave.questionsHash"),
            <Hash key="hash" value={wave.survey.questionnaireHash} />,
          ],
        ]}
      />
      <OfferedLanguages wave={wave} words={words} />
      <h2>{translate(`surveys:rounds.${title}`)}</h2>
      <RoundsTable view={page} words={words} releases={releases} />
      {!isSealed && <p className="soft">{translate("surveys:rounds.daily")}</p>}
      {isSealed ? (
        <>
          <PublishedRounds
            view={page}
            releases={releases}
            results={`/${words.language}/staff/process/${process.id}/results`}
            words={words}
          />
          <Withdrawals page={page} here={here} words={words} />
        </>
      ) : (
        <Sealing page={page} here={here} words={words} />
      )}
    </>
  );
};

const Statements = ({ page, query, here, words }: PartProps) => {
  const { wave, received, rounds, role, isSealed } = page;
  return (
    <StatementList
      statements={received.map((statement) => ({
        ...statement,
        round: rounds.find(({ round }) => round.id === statement.roundId)?.round ?? null,
      }))}
      questionnaire={wave.survey.questionnaire}
      administrations={wave.authority.administrations}
      shown={query.show}
      here={here}
      isSealed={isSealed}
      words={words}
      decide={
        may(role, "confirm_statement")
          ? decideOnStatement.bind(null, words.language, wave.processId, wave.id)
          : null
      }
    />
  );
};

const Sending = async ({ page, query, here, words }: PartProps) => {
  const { wave, phase, rounds } = page;
  // Only languages that the survey is offered in and that the text to send out is written in.
  const { languages, survey, needsForm, authority } = wave;
  const { questionnaire } = survey;
  const whole = wholeLanguages({ languages, questionnaire, needsForm });
  const offered = languages.length === 0 ? whole : languages.map(({ language }) => language);
  const written = offered.filter((code) => servedLanguage(code, "letters") === code);
  const shown =
    written.find((code) => code === query.text) ??
    written.find((code) => code === words.language) ??
    "sv";
  const own = await operations().findOwnWords(authority.id, shown);
  return (
    <SendOut
      kind={sendOutKinds.find((kind) => kind === query.kind) ?? "poster"}
      wave={wave}
      phase={phase}
      isAttributed={rounds.some(({ round }) => round.regime === "attributed")}
      isForCollectives={rounds.some(({ round }) => round.regime === "statement")}
      address={`${answerOrigin()}/${shown}/answer/${wave.slug}`}
      languages={written}
      inLanguages={whole.map((code) => languageOf(code).endonym).join(", ")}
      words={words}
      text={wordsFor(shown, await translator(shown, own))}
      here={here}
    />
  );
};

const Rules = ({ page, words }: PartProps) => {
  const { wave, rounds } = page;
  return (
    <>
      <RulesView
        rounds={rounds.map(({ round }) => round)}
        questionnaire={wave.survey.questionnaire}
        words={words}
        outlook={null}
      />
      <PlanHashes rounds={rounds.map(({ round }) => round)} words={words} />
    </>
  );
};
