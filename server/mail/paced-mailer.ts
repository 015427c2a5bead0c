import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Mailer } from "./mailer.ts";

/**
 * The same mailer, at most so many letters a minute, whoever sends them: mail servers take a flood for spam. Letters
 * wait their turn.
 */
export const pacedMailer = (mailer: Mailer, perMinute: number): Mailer => {
  const gap = 60_000 / perMinute;
  let turn: Promise<unknown> = Promise.resolve();
  return {
    kind: mailer.kind,
    send: (message) => {
      const sent = turn.then(() => mailer.send(message));
      turn = sent.then(
        () => sleep(gap),
        () => sleep(gap),
      );
      return sent;
    },
  };
};
