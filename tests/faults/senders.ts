import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { groupReceipt } from "#domain/response/receipt.ts";
import { receiptOf } from "#server/operations/submit-answers.ts";
import type { ArenaWave } from "./arena.ts";

/** Somebody who has answered, as only they know it. */
export interface Sent {
  readonly receipt: string;
  readonly minority: "roma" | "sami";
  readonly place: "town" | "village";
  /** `acknowledged`: they have seen their receipt. `closed`: they were told that the survey has closed. */
  readonly end: "acknowledged" | "closed";
  /** How often it was sent before that: more than once where something broke. */
  readonly tries: number;
}

export interface Crowd {
  /** How many have an answer from the server so far. */
  readonly finished: () => number;
  /** Nobody new begins; whoever has begun goes on until there is an end to it. */
  readonly stop: () => Promise<readonly Sent[]>;
  /** Resolves when everybody has been told that the survey is closed, or was stopped. */
  readonly done: Promise<readonly Sent[]>;
}

/**
 * People who answer, so many at a time, and do what the page does when something breaks: wait a little and send the
 * same again, until they have a receipt or are told that it is too late. Every tenth sends once more for safety's sake.
 */
export const crowd = (at: Place, atOnce: number): Crowd => {
  let next = 0;
  let isStopped = false;
  const sent: Sent[] = [];
  const come = async (): Promise<void> => {
    while (!isStopped) {
      const number = next;
      next += 1;
      const person = await answer(at, number);
      sent.push(person);
      if (person.end === "closed") return;
      if (number % 10 === 0) await again(at, person);
    }
  };
  const done = Promise.all(Array.from({ length: atOnce }, come)).then(() => sent);
  return {
    finished: () => sent.length,
    done,
    stop: () => {
      isStopped = true;
      return done;
    },
  };
};

interface Place {
  readonly address: string;
  readonly wave: ArenaWave;
}

const nonces = new Map<string, string>();

const answer = async (at: Place, number: number): Promise<Sent> => {
  const nonce = randomBytes(16).toString("hex");
  const minority = number % 3 === 0 ? "sami" : "roma";
  const receipt = receiptOf(at.wave.rounds[minority], nonce);
  nonces.set(receipt, nonce);
  const place = number % 5 < 2 ? "town" : "village";
  for (let tries = 1; ; tries += 1) {
    const end = await post(at, { nonce, receipt, minority, place });
    if (end !== "broken") return { receipt, minority, place, end, tries };
    await sleep(100 + Math.random() * 200);
  }
};

/** The same once more must change nothing: what became of it is seen in the urn. */
const again = async (at: Place, { receipt, minority, place }: Sent): Promise<void> => {
  await post(at, { nonce: nonces.get(receipt) ?? "", receipt, minority, place });
};

const post = async (
  { address, wave: { slug } }: Place,
  answers: {
    readonly nonce: string;
    readonly receipt: string;
    readonly minority: string;
    readonly place: string;
  },
): Promise<"acknowledged" | "closed" | "broken"> => {
  const { nonce, receipt, minority, place } = answers;
  const body = new URLSearchParams({
    ...{ consent: "yes", answer_as: "individual", minority, place },
    ...{ _nonce: nonce, _go: "send" },
  });
  try {
    const response = await fetch(`${address}/sv/answer/${slug}`, {
      method: "POST",
      body,
      signal: AbortSignal.timeout(15_000),
    });
    const page = await response.text();
    if (response.status === 200 && page.includes(groupReceipt(receipt))) return "acknowledged";
    if (response.status === 409) return "closed";
    if (response.status < 500) throw new TypeError(`A sender got ${response.status}`);
    return "broken";
  } catch (error) {
    // A TypeError of fetch is a connection that broke; ours says that the test itself is wrong.
    if (error instanceof Error && error.message.startsWith("A sender")) throw error;
    return "broken";
  }
};
