import type { LocalizedText } from "#domain/language/localized-text.ts";
import { compileRelease } from "./compile-release.ts";
import { boxLadder } from "./ladders.ts";
import type { Plan } from "./plan.ts";
import type { ReleasedBlock } from "./release.ts";

/** What people have found in the free texts of one round, published once and bound to the round's release. */
export interface ThemeRelease {
  readonly format: "samrad-themes-1";
  readonly round: string;
  /** Hash of the release that the figures have their base from. */
  readonly releaseHash: string;
  readonly questions: readonly ThemedQuestion[];
}

export interface ThemedQuestion {
  readonly question: string;
  readonly themes: readonly PublishedTheme[];
  /** One yes/no block for each theme that is not exclusive; its base is everybody in the round. */
  readonly blocks: readonly ReleasedBlock[];
  /** Approved by two, in an order that means nothing, without date or language. */
  readonly quotes: readonly string[];
}

export interface PublishedTheme {
  readonly code: string;
  readonly name: LocalizedText;
  readonly description: LocalizedText;
  /** Stands alone on a text ("other", "hard to read"): never a figure, because it would tie the themes together. */
  readonly exclusive: boolean;
}

/** As it stands in `published.json`: `hash` = SHA-256 of the canonical JSON of everything else but the signature. */
export interface SignedThemes extends ThemeRelease {
  readonly hash: string;
  /** Ed25519 over the hash, base64. */
  readonly signature: string;
}

/** A quote is never chosen from fewer texts (disclosure.md, Blocks). */
export const leastTextsToQuoteFrom = 10;

export interface CodedTexts {
  readonly question: string;
  /** Codes of the themes that may be drawn, in the code book's order. */
  readonly themes: readonly string[];
  /** The themes of each text: one text is one person's. */
  readonly texts: readonly (readonly string[])[];
}

/**
 * The themes as blocks of the round, by the same compiler as every other block: yes or no, in total only, shown when
 * both have at least k. Who wrote nothing has no theme and counts among the no, so no base tells how many wrote.
 */
export const themeBlocks = (
  plan: Plan,
  n: number,
  { question, themes, texts }: CodedTexts,
): readonly ReleasedBlock[] => {
  const blocks = themes.map((theme) => ({
    id: `${question}:${theme}`,
    subject: { kind: "choice", question, choice: theme } as const,
    cells: ["yes", "no"],
    none: "no",
    ladder: boxLadder,
    chain: [],
  }));
  const ofThemes: Plan = { ...plan, background: [], gridLadder: [{}], blocks };
  const release = compileRelease(ofThemes, "", ballotsOf(n, themes, texts));
  return release.outcome === "released" ? release.blocks : [];
};

const yes = 0;
const no = 1;

function* ballotsOf(
  n: number,
  themes: readonly string[],
  texts: readonly (readonly string[])[],
): Generator<Uint8Array> {
  if (texts.length > n) throw new RangeError("more texts than people");
  for (const found of texts) {
    yield Uint8Array.from(themes, (theme) => (found.includes(theme) ? yes : no));
  }
  const silent = Uint8Array.from(themes, () => no);
  for (let at = texts.length; at < n; at += 1) yield silent;
}

/**
 * How many texts of one question may be quoted. Who is quoted has said yes to being read one by one; the others have
 * not, and whatever a quote is read as, what is known of them must stay as it was: so as many as are quoted could be
 * taken from either side of every figure and leave at least k. A theme that is not shown has fewer than k on one side
 * or the other; fewer than k quotes leave open on which. That ten have written is told by quoting at all, so at least
 * k more must have answered the round. 0: nothing may be quoted (014-themes.md; theme-release.test.ts lists all data).
 */
export const mostQuotes = (
  { k, n, texts }: { readonly k: number; readonly n: number; readonly texts: number },
  blocks: readonly ReleasedBlock[],
  least = leastTextsToQuoteFrom,
): number => {
  if (texts < least || n < least + k) return 0;
  const room = blocks.flatMap(({ levels }) =>
    levels.flatMap(({ groups }) =>
      groups.flatMap(({ bins }) => bins.map(({ count }) => count - k)),
    ),
  );
  return Math.max(0, Math.min(k - 1, ...room));
};
