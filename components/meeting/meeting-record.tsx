import { type Words, wordFor } from "#components/process/words.ts";
import { Table } from "#components/table/table.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { formatDate, formatMoment } from "#domain/language/format-date.ts";
import { joinList } from "#domain/language/render-phrase.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";
import { meetingForms, meetingRoles } from "#domain/meeting/choices.ts";
import type { Meeting, RaisedIssue } from "#domain/meeting/meeting.ts";

interface MeetingRecordProps {
  readonly meeting: Meeting;
  readonly words: Words;
}

/** A held meeting as it was recorded. */
export const MeetingRecord = ({ meeting, words }: MeetingRecordProps) => {
  const { translate, language } = words;
  const say = (key: string) => translate(`workspace:meetings.${key}`);
  const listed = (branch: string, known: readonly string[], values: readonly string[]) =>
    values.length === 0
      ? say("none")
      : joinList(
          values.map((value) => wordFor(translate, `workspace:meetings.${branch}`, known, value)),
          translate,
        );
  return (
    <li className="meeting" id={`meeting-${meeting.id}`}>
      <h3 dir="auto">{meeting.title}</h3>
      <dl className="standing">
        <dt>{say("when")}</dt>
        <dd>
          <time dateTime={meeting.heldAt}>
            {formatMoment(staffLanguage(language), meeting.heldAt)}
          </time>
        </dd>
        <dt>{say("length")}</dt>
        <dd>
          {say(`kind.${meeting.kind}`)},{" "}
          {translate("workspace:meetings.minutes", { count: meeting.minutes })}
        </dd>
        <dt>{say("forms")}</dt>
        <dd>{listed("form", meetingForms, meeting.forms)}</dd>
        <dt>{say("roles")}</dt>
        <dd>{listed("role", meetingRoles, meeting.rolesPresent)}</dd>
      </dl>
      <h4>{say("agenda")}</h4>
      {meeting.agenda.length === 0 ? (
        <p className="soft">{say("agendaNone")}</p>
      ) : (
        <ol className="agenda">
          {meeting.agenda.map(({ title, origin }) => (
            <li key={`${origin} ${title}`}>
              <span dir="auto">{title}</span> <span className="tag">{say(`origin.${origin}`)}</span>
            </li>
          ))}
        </ol>
      )}
      <h4>{say("issues")}</h4>
      {meeting.issues.length === 0 ? (
        <p className="soft">{say("issuesNone")}</p>
      ) : (
        <Issues meeting={meeting} words={words} />
      )}
    </li>
  );
};

const Issues = ({ meeting, words: { translate, language } }: MeetingRecordProps) => {
  const say = (key: string) => translate(`workspace:meetings.${key}`);
  return (
    <Table
      caption={`${say("issues")}: ${meeting.title}`}
      isCaptionSeen={false}
      stacks
      columns={(["issue", "answer", "change"] as const).map((key) => ({ key, heading: say(key) }))}
      rows={meeting.issues.map((issue) => ({
        key: `${issue.askedAt} ${issue.text}`,
        cells: {
          issue: (
            <>
              <span dir="auto">{issue.text}</span>
              <br />
              <span className="soft">
                {say(`origin.${issue.raisedBy}`)},{" "}
                {formatDate(staffLanguage(language), issue.askedAt)}
              </span>
            </>
          ),
          answer: <Answer issue={issue} words={{ translate, language }} />,
          change:
            issue.change === null ? (
              <span className="soft">{say("noChange")}</span>
            ) : (
              <span dir="auto">{issue.change}</span>
            ),
        },
      }))}
    />
  );
};

const Answer = ({
  issue,
  words: { translate, language },
}: {
  readonly issue: RaisedIssue;
  readonly words: Words;
}) => {
  if (issue.answeredAt === null) {
    return <StatusTag tone="warning">{translate("workspace:meetings.notAnswered")}</StatusTag>;
  }
  return (
    <>
      <p dir="auto">{issue.answer}</p>
      <p className="soft">
        {translate("workspace:meetings.answeredAt", {
          day: formatDate(staffLanguage(language), issue.answeredAt),
        })}
      </p>
    </>
  );
};
