"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { errorAt, type FormAction, type FormState, summaryOf } from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { Checkboxes, Radios, TextArea, TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { meetingForms, meetingKinds, meetingRoles } from "#domain/meeting/choices.ts";
import { origins } from "#domain/meeting/meeting.ts";
import { agendaField, type IssuePart, issueField } from "#domain/meeting/read-meeting.ts";

/** Several ticks of one question are kept as one text, with spaces between. */
export interface MeetingFormState extends FormState {
  readonly agendaRows: number;
  readonly issueRows: number;
}

export const emptyMeetingForm: MeetingFormState = {
  values: { kind: "ordinary" },
  errors: [],
  agendaRows: 4,
  issueRows: 2,
};

/** Puts a held meeting on record. More rows are asked of the server, so that it needs no JavaScript. */
export const MeetingForm = ({ action }: { readonly action: FormAction<MeetingFormState> }) => {
  const translate = useTranslate();
  const [state, submit] = useActionState<MeetingFormState, FormData>(action, emptyMeetingForm);
  const say = (key: string, values?: Readonly<Record<string, number>>) =>
    translate(`workspace:meetings.${key}`, values);
  const field = (name: string) => ({
    name,
    defaultValue: state.values[name],
    error: errorAt(state, name),
    errorPrefix: translate("staff:ui.errorPrefix"),
  });
  const ticked = (name: string) => ({
    ...field(name),
    defaultValues: (state.values[name] ?? "").split(" "),
  });
  const fromOptions = origins.map((origin) => ({
    value: origin,
    label: say(`origin.${origin}`),
  }));
  const { agendaRows, issueRows } = state;
  return (
    <form
      action={submit}
      className="form"
      noValidate
      key={JSON.stringify([state.values, agendaRows, issueRows])}
    >
      <ErrorSummary heading={translate("staff:problem.summary")} errors={summaryOf(state)} />
      <input type="hidden" name="agendaRows" value={agendaRows} />
      <input type="hidden" name="issueRows" value={issueRows} />
      {/* The first button of a form is pressed by the Enter key: it must be the one that saves. */}
      <button type="submit" className="unseen" tabIndex={-1} aria-hidden="true">
        {say("record.save")}
      </button>
      <TextInput {...field("title")} label={say("record.name")} width="full" required />
      <Radios
        {...field("kind")}
        label={say("record.kind")}
        options={meetingKinds.map((kind) => ({ value: kind, label: say(`kind.${kind}`) }))}
      />
      <TextInput {...field("date")} type="date" label={say("record.date")} width="short" required />
      <TextInput
        {...field("time")}
        label={say("record.time")}
        help={say("record.timeHelp")}
        width="short"
        required
      />
      <TextInput
        {...field("minutes")}
        type="number"
        label={say("record.minutes")}
        width="short"
        required
      />
      <Checkboxes
        {...ticked("forms")}
        label={say("record.forms")}
        options={meetingForms.map((form) => ({ value: form, label: say(`form.${form}`) }))}
      />
      <Checkboxes
        {...ticked("roles")}
        label={say("record.roles")}
        options={meetingRoles.map((role) => ({ value: role, label: say(`role.${role}`) }))}
      />

      <h3>{say("record.agendaTitle")}</h3>
      <p className="soft">{say("record.agendaHelp")}</p>
      {places(agendaRows).map((row) => (
        <div className="row-group" key={agendaField("title", row)}>
          <TextInput
            {...field(agendaField("title", row))}
            label={say("record.agendaItem", { number: row + 1 })}
            width="full"
          />
          <Radios
            {...field(agendaField("origin", row))}
            label={say("record.agendaOrigin", { number: row + 1 })}
            options={fromOptions}
          />
        </div>
      ))}
      <MoreButton what="agenda">{say("record.addAgenda")}</MoreButton>

      <h3>{say("record.issuesTitle")}</h3>
      <p className="soft">{say("record.issuesHelp")}</p>
      {places(issueRows).map((row) => {
        const part = (name: IssuePart) => field(issueField(name, row));
        return (
          <fieldset className="row-group" key={issueField("text", row)}>
            <legend>{say("record.issueNumber", { number: row + 1 })}</legend>
            <TextArea {...part("text")} label={say("record.issueText")} rows={2} />
            <Radios {...part("raisedBy")} label={say("record.issueFrom")} options={fromOptions} />
            <TextInput
              {...part("askedAt")}
              type="date"
              label={say("record.askedAt")}
              help={say("record.askedAtHelp")}
              width="short"
            />
            <TextArea {...part("answer")} label={say("record.answer")} rows={2} />
            <TextInput
              {...part("answeredAt")}
              type="date"
              label={say("record.answeredAt")}
              help={say("record.answeredAtHelp")}
              width="short"
            />
            <TextArea
              {...part("change")}
              label={say("record.change")}
              help={say("record.changeHelp")}
              rows={2}
            />
          </fieldset>
        );
      })}
      <MoreButton what="issue">{say("record.addIssue")}</MoreButton>
      <p className="button-row">
        <SubmitButton busy={say("record.saving")}>{say("record.save")}</SubmitButton>
      </p>
    </form>
  );
};

const MoreButton = ({
  what,
  children,
}: {
  readonly what: "agenda" | "issue";
  readonly children: string;
}) => (
  <p>
    <button type="submit" name="more" value={what} className="button button-secondary">
      {children}
    </button>
  </p>
);

const places = (count: number): readonly number[] => Array.from({ length: count }, (_, row) => row);
