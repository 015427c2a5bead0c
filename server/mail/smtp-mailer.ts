import "server-only";
import { createTransport } from "nodemailer";
import { composeMail, type MailSender } from "./compose-mail.ts";
import type { Mailer, MailMessage, MailOutcome } from "./mailer.ts";

/**
 * Sends by the server of an address such as `smtps://user:password@mail.example.org`. One connection is kept while
 * letters follow each other. What the server answers is never kept: it repeats addresses.
 */
export const smtpMailer = (url: string, from: MailSender): Mailer & { close: () => void } => {
  const transport = createTransport({
    ...connectionOf(url),
    pool: true,
    maxConnections: 1,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: 2 * patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const send = async (message: MailMessage): Promise<MailOutcome> => {
    try {
      await transport.sendMail(composeMail(message, from));
      return "sent";
    } catch (refusal) {
      return outcomeOf(refusal);
    }
  };
  return { kind: "smtp", send, close: () => transport.close() };
};

const patience = 15_000;

const connectionOf = (url: string) => {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === "smtps:";
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  const auth = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port === "" ? (secure ? 465 : 587) : Number(port),
    secure,
    // Addresses and codes travel in the clear to nobody but a server on this machine.
    requireTLS: !secure && !isHere,
    ...(username === "" ? {} : { auth }),
  };
};

/**
 * What a refusal is about (RFC 5321 4.2.1): 5xx to the recipient or to the letter is for good, 4xx may pass. Refusals
 * of the sender or of the sign-in, and a server that is not there, are nobody's fault among those written to.
 */
const outcomeOf = (refusal: unknown): MailOutcome => {
  const { code, command, responseCode } = refusalIn(refusal);
  const isAboutLetter =
    (code === "EENVELOPE" || code === "EMESSAGE") && (command === "RCPT TO" || command === "DATA");
  if (!isAboutLetter || responseCode === 421) return "unavailable";
  // Without a figure nodemailer itself found the address impossible to send.
  if (responseCode === null) return "bounced";
  return responseCode >= 500 ? "bounced" : "deferred";
};

const refusalIn = (refusal: unknown) => {
  const has = (name: string): unknown =>
    typeof refusal === "object" && refusal !== null && name in refusal
      ? (refusal as Readonly<Record<string, unknown>>)[name]
      : null;
  const responseCode = has("responseCode");
  return {
    code: has("code"),
    command: has("command"),
    responseCode: typeof responseCode === "number" ? responseCode : null,
  };
};
