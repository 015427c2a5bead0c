import type { Answers } from "#domain/response/answers.ts";
import { type TextPlace, writtenAt } from "./text-places.ts";

/** What has been written at one place of a needs form. */
export interface NeedsTexts {
  readonly place: TextPlace;
  /** As they were written, each once. */
  readonly texts: readonly string[];
  /** From where to go on when there are more; null at the end. */
  readonly next: string | null;
}

interface Gathering {
  /** The words' own hash, which gives the only order that they have. */
  readonly hash: (text: string) => string;
  /** Texts up to and including this hash have been seen. */
  readonly after: string;
  /** The most that is shown of a place at a time. */
  readonly atOnce: number;
}

/**
 * Takes needs notes one by one and keeps of each only its texts, apart from one another: which texts, ticks and
 * language came together, how many wrote the same and in which order they came, is nowhere in what is gathered. It
 * holds no more than it shows, however many notes there are.
 */
export const gatherNeedsTexts = (
  places: readonly TextPlace[],
  { hash, after, atOnce }: Gathering,
) => {
  const gathered = places.map((place) => ({ place, texts: new Map<string, string>() }));
  /** One more than is shown, which tells that there are more. */
  const firstOf = (texts: ReadonlyMap<string, string>) =>
    [...texts].toSorted(([one], [other]) => (one < other ? -1 : 1)).slice(0, atOnce + 1);
  return {
    add: (answers: Answers): void => {
      for (const each of gathered) {
        for (const text of writtenAt(each.place, answers).map(asText)) {
          const at = hash(text);
          if (text.trim() !== "" && at > after) each.texts.set(at, text);
        }
        if (each.texts.size > 2 * atOnce) each.texts = new Map(firstOf(each.texts));
      }
    },
    finish: (): readonly NeedsTexts[] =>
      gathered.map(({ place, texts }) => {
        const first = firstOf(texts);
        const shown = first.slice(0, atOnce);
        const last = shown.at(-1)?.[0] ?? null;
        const next = first.length > atOnce ? last : null;
        return { place, texts: shown.map(([, text]) => text), next };
      }),
  };
};

const asText = (written: unknown): string =>
  typeof written === "string" || typeof written === "number" ? String(written) : "";
