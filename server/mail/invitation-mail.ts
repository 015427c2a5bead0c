import "server-only";
import { groupFingerprint, type LetterText } from "#domain/invitation/letter.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import type { MailMessage } from "./mailer.ts";

interface InvitationMail {
  readonly to: MailMessage["to"];
  readonly language: LanguageCode;
  readonly words: LetterText;
  /** With the code in its fragment, and nowhere else in the letter. */
  readonly link: string;
  readonly fingerprint: string;
}

/** An invitation or a reminder as mail: the same words as plain text and as the simplest HTML, which fetches nothing. */
export const invitationMail = ({
  to,
  language,
  words,
  link,
  fingerprint,
}: InvitationMail): MailMessage => {
  const { heading, greeting, about, answer, otherWays, key, goodbye, sender, draft } = words;
  const figures = groupFingerprint(fingerprint);
  const before = [greeting, ...about, answer];
  const after = [...otherWays, `${goodbye}\n${sender}`];
  const last = draft === null ? [] : [draft];
  const { direction } = languageOf(language);
  const html = [
    `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8">`,
    `<title>${escapeText(heading)}</title></head><body>`,
    ...before.map(paragraph),
    `<p dir="ltr"><a href="${escapeText(link)}">${escapeText(link)}</a></p>`,
    ...after.map(paragraph),
    `${paragraph(key)}<p dir="ltr"><code>${figures}</code></p>`,
    ...last.map(paragraph),
    "</body></html>",
  ];
  return {
    to,
    language,
    subject: heading,
    text: `${[...before, link, ...after, `${key}\n${figures}`, ...last].join("\n\n")}\n`,
    html: html.join("\n"),
  };
};

const paragraph = (text: string): string => `<p>${escapeText(text).replaceAll("\n", "<br>")}</p>`;

const escapeText = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
