import "server-only";
import type { SendMailOptions } from "nodemailer";
import type { MailMessage } from "./mailer.ts";

/** Whoever receives a letter can answer it: by that, too, nobody is written to again. */
export interface MailSender {
  readonly name: string;
  readonly address: string;
}

/**
 * What nodemailer is asked to send. It may read no file and fetch nothing; nothing in the letter tells which program
 * wrote it, or calls home. Throws on a line break in a field of the head: none can come this far, and none may go on.
 */
export const composeMail = (
  { to, subject, text, html, language }: MailMessage,
  from: MailSender,
): SendMailOptions => {
  for (const field of [to.name, to.address, subject, from.name, from.address]) {
    if (/\p{Cc}/u.test(field)) throw new Error("a field of a letter's head holds a line break");
  }
  return {
    from,
    to,
    subject,
    text,
    html,
    textEncoding: "quoted-printable",
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
    headers: {
      "Content-Language": language,
      // Nobody's holiday notice comes back for it.
      "Auto-Submitted": "auto-generated",
      "List-Unsubscribe": `<mailto:${from.address}>`,
    },
  };
};
