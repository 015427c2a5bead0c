import { expect, test } from "vitest";
import { readMeeting, type TypedMeeting } from "./read-meeting.ts";

const filledIn = {
  title: "Första samrådet",
  kind: "ordinary",
  date: "2026-03-18",
  time: "17:30",
  minutes: "120",
  "agenda.title.0": "Finska i vården",
  "agenda.origin.0": "minority",
  "issue.text.0": "När kommer skyltarna?",
  "issue.raisedBy.0": "minority",
};

const typed = (fields: Readonly<Record<string, string>>): TypedMeeting => ({
  text: (field) => fields[field] ?? "",
  all: (field) => (fields[field] ?? "").split(" ").filter((each) => each !== ""),
  agendaRows: 3,
  issueRows: 2,
});

test("a meeting is read in Swedish time, without its empty rows", () => {
  const read = readMeeting(typed({ ...filledIn, forms: "visit", roles: "director expert" }));
  expect(read).toEqual({
    ok: true,
    value: {
      kind: "ordinary",
      title: "Första samrådet",
      heldAt: "2026-03-18T16:30:00.000Z",
      minutes: 120,
      agenda: [{ title: "Finska i vården", origin: "minority" }],
      issues: [
        {
          text: "När kommer skyltarna?",
          raisedBy: "minority",
          // Asked at the meeting when nothing else is said.
          askedAt: "2026-03-18",
          answeredAt: null,
          answer: null,
          change: null,
        },
      ],
      forms: ["visit"],
      rolesPresent: ["director", "expert"],
    },
  });
});

test.each([
  ["without a heading", { title: "  " }, "title", "title_missing"],
  ["of an unknown kind", { kind: "party" }, "kind", "kind_unknown"],
  ["on a day that is none", { date: "2026-02-30" }, "date", "day_invalid"],
  ["at an hour that is none", { time: "25:00" }, "time", "time_invalid"],
  ["of half a minute", { minutes: "0.5" }, "minutes", "length_invalid"],
  ["without a length", { minutes: "" }, "minutes", "length_invalid"],
  ["in a form that is none", { forms: "visit séance" }, "forms", "choice_unknown"],
  ["with nobody's item", { "agenda.origin.0": "" }, "agenda.origin.0", "choice_unknown"],
  [
    "whose answer has no day",
    { "issue.answer.0": "I maj" },
    "issue.answeredAt.0",
    "answer_day_missing",
  ],
  [
    "whose answer is only a day",
    { "issue.answeredAt.0": "2026-03-20" },
    "issue.answer.0",
    "answer_missing",
  ],
  [
    "answered before it was asked",
    { "issue.answer.0": "I maj", "issue.answeredAt.0": "2026-03-17" },
    "issue.answeredAt.0",
    "answered_before_asked",
  ],
  ["with an answer to nothing", { "issue.answer.1": "Ja" }, "issue.text.1", "text_missing"],
  ["with a novel in it", { "issue.text.0": "x".repeat(5001) }, "issue.text.0", "too_long"],
])("a meeting %s is refused at its field", (_which, wrong, field, code) => {
  expect(readMeeting(typed({ ...filledIn, ...wrong }))).toEqual({
    ok: false,
    problem: [{ field, code }],
  });
});
