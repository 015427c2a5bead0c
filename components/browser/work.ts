import { startsWithZeros, workText } from "#domain/response/proof-of-work.ts";
import { firstOfSha256 } from "./sha256.ts";

/** At most so long at a time (milliseconds): whoever types or scrolls meanwhile does not notice. */
const slice = 8;

/**
 * Looks for the number that pays for a nonce, a few milliseconds at a time, and hands it over. Begun anew for another
 * nonce, the old search ends.
 */
export const startWork = (
  order: string,
  nonce: () => string,
  found: (solution: string) => void,
): void => {
  const [hour = "", bits = "", challenge = ""] = order.split(" ");
  let paid = nonce();
  let solution = 0;
  const go = (): void => {
    if (nonce() !== paid) {
      paid = nonce();
      solution = 0;
    }
    for (const end = Date.now() + slice; Date.now() < end; ) {
      for (let tries = 0; tries < 100; tries++, solution++) {
        if (startsWithZeros(firstOfSha256(workText(challenge, paid, solution)), Number(bits))) {
          found(`${hour} ${solution}`);
          watch();
          return;
        }
      }
    }
    setTimeout(go, slice);
  };
  /** Somebody goes on with an older draft, which has a nonce of its own. */
  const watch = (): void => {
    if (nonce() === paid) setTimeout(watch, 500);
    else go();
  };
  setTimeout(go, 300);
};
