import type { AgendaItem, Origin, RaisedIssue } from "#domain/meeting/meeting.ts";
import type { WorldMeeting } from "./world-types.ts";

const item = (origin: Origin, title: string): AgendaItem => ({ title, origin });

const issue = (
  text: string,
  [askedAt, answeredAt]: readonly [string, string | null],
  answer: string | null,
  change: string | null,
): RaisedIssue => ({ text, raisedBy: "minority", askedAt, answeredAt, answer, change });

/** The two consultations of the pilot. Most of what was on the agenda came from the minorities. */
export const meetings: readonly WorldMeeting[] = [
  {
    kind: "ordinary",
    title: "Första samrådet i piloten",
    heldAt: "2026-03-18T16:00:00Z",
    minutes: 150,
    forms: ["regular_meeting"],
    rolesPresent: ["politician_lead", "director", "expert", "coordinator"],
    agenda: [
      item("minority", "Finska i minnesvården (förslag från sverigefinnarna)"),
      item("minority", "Bemötandet på akuten (förslag från romerna)"),
      item("minority", "Samiska språk på sjukhuset (förslag från samerna)"),
      item("authority", "Ny kulturplan: vad ska stå i den?"),
      item("authority", "Så arbetar regionen med tolkar"),
    ],
    issues: [
      issue(
        "Kan minnesutredningen göras på finska?",
        ["2026-03-18", "2026-03-30"],
        "Ja, på två mottagningar från den 1 september. Patienten ska inte behöva begära det.",
        "Rutinen för kallelser frågar nu efter språk.",
      ),
      issue(
        "Vad händer med anmälningar om dåligt bemötande på akuten?",
        ["2026-03-18", "2026-05-11"],
        "De har hanterats på olika sätt. Från hösten går de till en gemensam funktion.",
        null,
      ),
      issue(
        "När kommer skyltar på samiska?",
        ["2026-03-18", "2026-04-01"],
        "De tas med när entrén byggs om, på syd- och nordsamiska.",
        "Beställningen är ändrad.",
      ),
    ],
  },
  {
    kind: "ordinary",
    title: "Andra samrådet i piloten",
    heldAt: "2026-09-16T15:30:00Z",
    minutes: 135,
    forms: ["regular_meeting", "visit"],
    rolesPresent: ["politician_committee", "director", "expert", "coordinator", "frontline"],
    agenda: [
      item("minority", "Svar om akuten, och hur vi går vidare (förslag från romerna)"),
      item("minority", "Beredskap när hoten ökar (förslag från judarna)"),
      item("minority", "Planen för vindkraft och vägar (förslag från samerna)"),
      item("joint", "Så ska piloten utvärderas"),
      item("authority", "Budgeten för tolkning"),
    ],
    issues: [
      issue(
        "Vem ringer vi när hoten ökar?",
        ["2026-09-16", "2026-09-22"],
        "Regionens beredskapsfunktion har ett nummer dygnet runt. Föreningarna har fått det.",
        "Numret står i krisplanen.",
      ),
      issue(
        "Varför fick vi se planen för vindkraft och vägar först när den var färdig?",
        ["2026-09-16", null],
        null,
        null,
      ),
      issue(
        "Kan brobyggare anställas fast?",
        ["2026-09-16", "2026-10-14"],
        "Två tjänster är utlysta för 2027.",
        "Tjänsterna finns i budgeten.",
      ),
    ],
  },
];
