import Link from "next/link";
import type { Words } from "#components/editor/words.ts";
import { Table } from "#components/table/table.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Localized } from "#components/ui/localized.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { Audience } from "#domain/shared/minorities.ts";
import { roundName, textsAddress } from "./words-of-texts.ts";

export interface RoundOfTexts {
  readonly roundId: string;
  readonly processTitle: LocalizedText;
  readonly instrument: string;
  readonly wave: number;
  readonly audience: Audience;
  readonly isPublished: boolean;
  readonly questions: readonly {
    readonly question: string;
    readonly title: LocalizedText;
    readonly kind: "answer" | "other" | "cell";
    readonly isPublishable: boolean;
    readonly stage: "book" | "coding" | "settling" | "settled";
    readonly own: "none" | "begun" | "done" | "taken";
  }[];
}

interface TextRoundsProps {
  readonly rounds: readonly RoundOfTexts[];
  readonly mayPublish: boolean;
  /** Whether there is nothing else on the page to read. */
  readonly isAlone: boolean;
  readonly words: Words;
}

/** What there is to read, by round. Never how many texts: that is a figure of its own. */
export const TextRounds = ({ rounds, mayPublish, isAlone, words }: TextRoundsProps) => {
  const { translate, say, language } = words;
  if (rounds.length === 0) {
    return isAlone ? (
      <EmptyState title={translate("free-text:list.empty")}>
        <p>{translate("free-text:list.emptyHelp")}</p>
      </EmptyState>
    ) : null;
  }
  return (
    <>
      {rounds.map((round) => (
        <section key={round.roundId} className="text-round" aria-labelledby={round.roundId}>
          <h2 id={round.roundId}>{say(roundName(round))}</h2>
          <p className="soft">
            <Localized text={round.processTitle} language={language} />
          </p>
          <Table
            caption={translate("free-text:list.caption", { round: say(roundName(round)) })}
            isCaptionSeen={false}
            stacks
            columns={(["question", "stage", "own"] as const).map((key) => ({
              key,
              heading: translate(`free-text:list.${key}`),
            }))}
            rows={round.questions.map((question) => ({
              key: question.question,
              cells: {
                question: (
                  <Link
                    className="text-link"
                    href={textsAddress(language, round.roundId, question.question)}
                  >
                    <Localized text={question.title} language={language} />
                    {question.kind !== "answer" && (
                      <> ({translate(`free-text:kind.${question.kind}`)})</>
                    )}
                  </Link>
                ),
                stage: <Stage round={round} question={question} words={words} />,
                own: translate(`free-text:own.${question.isPublishable ? question.own : "read"}`),
              },
            }))}
          />
          {mayPublish && (
            <p>
              <LinkButton href={textsAddress(language, round.roundId, null)}>
                {translate(
                  round.isPublished ? "free-text:list.published" : "free-text:list.publish",
                )}
              </LinkButton>
            </p>
          )}
        </section>
      ))}
    </>
  );
};

const tones = { book: "ahead", coding: "current", settling: "warning", settled: "done" } as const;

const Stage = ({
  round,
  question: { stage, isPublishable },
  words: { translate },
}: {
  readonly round: RoundOfTexts;
  readonly question: RoundOfTexts["questions"][number];
  readonly words: Words;
}) => {
  if (!isPublishable) {
    return <StatusTag tone="information">{translate("free-text:stage.readOnly")}</StatusTag>;
  }
  if (round.isPublished && stage === "settled") {
    return <StatusTag tone="done">{translate("free-text:stage.published")}</StatusTag>;
  }
  return <StatusTag tone={tones[stage]}>{translate(`free-text:stage.${stage}`)}</StatusTag>;
};
