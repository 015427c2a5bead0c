import "server-only";
import { join } from "node:path";
import { env } from "#server/env.ts";
import { consoleMailer } from "./console-mailer.ts";
import { fileMailer } from "./file-mailer.ts";
import type { Mailer } from "./mailer.ts";
import { pacedMailer } from "./paced-mailer.ts";
import { smtpMailer } from "./smtp-mailer.ts";

/** Where letters go, and what the addresses in them begin with. */
export interface Post {
  readonly mailer: Mailer;
  /** `https://samrad.example`. */
  readonly origin: string;
}

let made: Post | null = null;

/** What the environment asks for. Without a mail server, letters become files in the data folder. */
export const configuredPost = (): Post => {
  made ??= {
    mailer: pacedMailer(unpaced(), env().mail.perMinute),
    origin: env().address.replace(/\/$/, ""),
  };
  return made;
};

const unpaced = (): Mailer => {
  const { mail, dataFolder } = env();
  switch (mail.transport) {
    case "smtp":
      return smtpMailer(mail.smtpUrl ?? "", mail.from);
    case "files":
      return fileMailer(join(dataFolder, "mail"), mail.from);
    case "console":
      return consoleMailer();
  }
};
