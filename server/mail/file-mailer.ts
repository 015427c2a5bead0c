import "server-only";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { composeMail, type MailSender } from "./compose-mail.ts";
import type { Mailer } from "./mailer.ts";

/**
 * Puts letters in a folder that only this program's user can read, one `.eml` each, for somebody to send by other
 * means or to look at. A letter that has its name is whole.
 */
export const fileMailer = (folder: string, from: MailSender): Mailer => {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  return {
    kind: "files",
    send: async (message) => {
      const { message: bytes } = await transport.sendMail(composeMail(message, from));
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      chmodSync(folder, 0o700);
      const name = join(folder, randomBytes(12).toString("hex"));
      const file = await open(`${name}.part`, "wx", 0o600);
      try {
        await file.writeFile(bytes as Buffer);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${name}.part`, `${name}.eml`);
      return "sent";
    },
  };
};
