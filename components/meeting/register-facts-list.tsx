import { type Words, wordFor } from "#components/process/words.ts";
import { joinList } from "#domain/language/render-phrase.ts";
import { meetingForms } from "#domain/meeting/choices.ts";
import type { RegisterFacts } from "#domain/meeting/register-facts.ts";

interface RegisterFactsListProps {
  readonly facts: RegisterFacts;
  /** Of every kind. */
  readonly meetings: number;
  readonly words: Words;
}

/** What can be counted in the register, as sentences. What there is none of is left out, but for open questions. */
export const RegisterFactsList = ({
  facts,
  meetings,
  words: { translate },
}: RegisterFactsListProps) => {
  const say = (name: string, values: Readonly<Record<string, string | number>>) =>
    translate(`workspace:meetings.fact.${name}`, values);
  const sentences = [
    say("ordinary", { count: facts.ordinaryMeetings }),
    facts.extraMeetings > 0 && say("extra", { count: facts.extraMeetings }),
    facts.medianMinutes !== null && say("length", { count: facts.medianMinutes }),
    facts.agendaItems > 0 &&
      say("agenda", { count: facts.agendaItems, from: facts.agendaFromMinorities }),
    facts.issues > 0 &&
      say("answered", {
        count: facts.issues,
        answered: facts.issuesAnswered,
        inTime: facts.issuesInTime,
        weeks: facts.deadlineWeeks,
      }),
    facts.issuesOverdue > 0 && say("overdue", { count: facts.issuesOverdue }),
    facts.medianAnswerDays !== null && say("days", { count: facts.medianAnswerDays }),
    facts.issues > 0 && say("change", { count: facts.issuesWithChange }),
    say("decides", { count: meetings, present: facts.meetingsWithDecisionMaker }),
    facts.formsUsed.length > 0 &&
      say("forms", {
        forms: joinList(
          facts.formsUsed.map((form) =>
            wordFor(translate, "workspace:meetings.form", meetingForms, form),
          ),
          translate,
        ),
      }),
  ].filter((sentence) => sentence !== false);
  return (
    <ul className="facts">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
};
