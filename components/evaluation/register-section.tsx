import type { Speech } from "#components/structure/speech.ts";
import { Words } from "#components/structure/words.tsx";
import { Pieces } from "#components/ui/pieces.tsx";
import type { PublishedWave } from "#domain/disclosure/published-bundle.ts";
import type { Phrase } from "#domain/language/phrase.ts";
import type { RegisterFacts } from "#domain/meeting/register-facts.ts";
import { choiceText } from "#domain/structure/context.ts";
import { quotedList } from "#domain/structure/words.ts";

interface RegisterProps {
  readonly facts: RegisterFacts;
  /** Whose words the forms have. */
  readonly wave: PublishedWave | null;
  readonly address: string;
  readonly speech: Speech;
}

/** What the meeting register counts: beside what people think, never instead of it. */
export const RegisterSection = ({ facts, wave, address, speech }: RegisterProps) => {
  const { say, translate } = speech;
  const text = (key: string) => translate(`evaluation:page.register.${key}`);
  return (
    <section aria-labelledby="register">
      <h2 id="register">{text("title")}</h2>
      <p>{text("introduction")}</p>
      {facts.ordinaryMeetings + facts.extraMeetings === 0 ? (
        <p className="soft">{text("nothing")}</p>
      ) : (
        <ul>
          {phrasesOf(facts).map((phrase) => (
            <li key={phrase.key}>
              <Words value={phrase} speech={speech} />
            </li>
          ))}
          {facts.formsUsed.length > 0 && (
            <li>
              <Pieces
                text={translate("evaluation:page.register.forms", {
                  forms: say(
                    quotedList(
                      facts.formsUsed.map((form) => choiceText(wave, "forms_worked", form)),
                    ),
                  ),
                })}
                language={speech.language}
              />
            </li>
          )}
        </ul>
      )}
      <p>
        <a href={`${address}/meetings`}>{text("toMeetings")}</a>
      </p>
    </section>
  );
};

const fact = (key: string, values: Readonly<Record<string, number>>): Phrase => ({
  key: `evaluation:fact.${key}`,
  values,
});

const phrasesOf = (facts: RegisterFacts): readonly Phrase[] => [
  fact("meetings", { ordinary: facts.ordinaryMeetings, extra: facts.extraMeetings }),
  ...(facts.medianMinutes === null ? [] : [fact("length", { minutes: facts.medianMinutes })]),
  fact("decisionMaker", {
    present: facts.meetingsWithDecisionMaker,
    count: facts.ordinaryMeetings + facts.extraMeetings,
  }),
  ...(facts.agendaItems === 0
    ? []
    : [fact("agenda", { from: facts.agendaFromMinorities, count: facts.agendaItems })]),
  ...(facts.issues === 0
    ? []
    : [
        fact("answered", { inTime: facts.issuesInTime, count: facts.issues }),
        ...(facts.issuesOverdue > 0 ? [fact("overdue", { count: facts.issuesOverdue })] : []),
        fact("changed", { changed: facts.issuesWithChange, count: facts.issues }),
      ]),
];
