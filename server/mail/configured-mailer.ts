import "server-only";
import { join } from "node:path";
import { env } from "#server/env.ts";
import { consoleMailer } from "./console-mailer.ts";
import { fileMailer } from "./file-mailer.ts";
import type { Mailer } from "./mailer.ts";
import { pacedMailer } from "./paced-mailer.ts";
import { smtpMailer } from "./smtp-mailer.ts";

let made: Mailer | null = null;

/** The mailer that the environment asks for. Without one, letters become files in the data folder. */
export const configuredMailer = (): Mailer => {
  made ??= pacedMailer(unpaced(), env().mail.perMinute);
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
