import type { Recipient } from "./recipient.ts";
import { bareWord } from "./recipient-columns.ts";

/** Where a letter goes, on one line. */
export const addressLine = ({ lines, town, email }: Recipient): string =>
  email === "" ? [...lines, town].join(", ") : email;

interface Findable {
  readonly number: number;
  /** Null on cards, which are found by their number. */
  readonly recipient: Recipient | null;
}

/** Those whom every word of a search fits, whatever its case and signs; all of them for an empty search. */
export const findRecipients = <Found extends Findable>(
  all: readonly Found[],
  search: string,
): readonly Found[] => {
  const asked = search
    .split(/\s+/)
    .map(bareWord)
    .filter((word) => word !== "");
  if (asked.length === 0) return all;
  return all.filter(({ number, recipient }) => {
    if (recipient === null) return asked.includes(String(number));
    const { name, lines, town, email } = recipient;
    const text = [name, ...lines, town, email].map(bareWord).join(" ");
    return asked.every((word) => text.includes(word));
  });
};
