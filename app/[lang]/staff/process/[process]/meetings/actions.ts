"use server";

import { forbidden, notFound, redirect } from "next/navigation";
import type { MeetingFormState } from "#components/meeting/meeting-form.tsx";
import type { LanguageCode } from "#domain/language/registry.ts";
import { mostRows, readMeeting } from "#domain/meeting/read-meeting.ts";
import type { ProcessId } from "#domain/shared/ids.ts";
import { formText } from "#server/auth/form-text.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";

export const submitMeeting = async (
  language: LanguageCode,
  processId: ProcessId,
  _state: MeetingFormState,
  form: FormData,
): Promise<MeetingFormState> => {
  const { actor } = await requirePerson();
  const shown = {
    agendaRows: rowsIn(form, "agendaRows"),
    issueRows: rowsIn(form, "issueRows"),
    values: typedIn(form),
  };
  const more = formText(form, "more", 10);
  if (more !== "") {
    return {
      values: shown.values,
      errors: [],
      agendaRows: Math.min(shown.agendaRows + (more === "agenda" ? 3 : 0), mostRows),
      issueRows: Math.min(shown.issueRows + (more === "issue" ? 2 : 0), mostRows),
    };
  }
  const translate = await staffTranslator(language);
  const say = (code: string): string => translate(`workspace:meetings.problem.${code}`);
  const read = readMeeting({
    ...shown,
    text: (field) => formText(form, field),
    all: (field) => form.getAll(field).filter((value) => typeof value === "string"),
  });
  if (!read.ok) {
    return {
      ...shown,
      errors: read.problem.map(({ field, code }) => ({ field, text: say(code) })),
    };
  }
  const outcome = await operations().recordMeeting(actor, processId, read.value);
  if (outcome.ok) {
    const address = `/${language}/staff/process/${encodeURIComponent(processId)}/meetings`;
    return redirect(`${address}?done=recorded#meeting-${outcome.value}`);
  }
  const { code } = outcome.problem;
  switch (code) {
    case "not_found":
      return notFound();
    case "forbidden":
      return forbidden();
    case "title_missing":
      return { ...shown, errors: [{ field: "title", text: say(code) }] };
    case "length_invalid":
      return { ...shown, errors: [{ field: "minutes", text: say(code) }] };
  }
};

const rowsIn = (form: FormData, name: string): number =>
  Math.min(Math.max(Math.trunc(Number(formText(form, name, 5))) || 1, 1), mostRows);

/** What was typed, several ticks of one question with spaces between; nothing that is not a field of ours. */
const typedIn = (form: FormData): Readonly<Record<string, string>> => {
  const names = [...new Set(form.keys())].filter((name) => isField.test(name));
  return Object.fromEntries(
    names.map((name) => [
      name,
      name === "forms" || name === "roles"
        ? form
            .getAll(name)
            .filter((value) => typeof value === "string")
            .join(" ")
        : formText(form, name),
    ]),
  );
};

const isField =
  /^(?:title|kind|date|time|minutes|forms|roles|(?:agenda|issue)\.[a-zA-Z]+\.\d{1,2})$/;
