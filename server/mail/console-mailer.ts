import "server-only";
import type { Mailer } from "./mailer.ts";

/** For trying the program out: says that there was a letter, and nothing of it. */
export const consoleMailer = (
  print: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
): Mailer => ({
  kind: "console",
  send: async () => {
    print("a letter to nobody named");
    return "sent";
  },
});
