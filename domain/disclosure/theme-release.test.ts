import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileRelease } from "./compile-release.ts";
import type { Plan } from "./plan.ts";
import type { ReleasedBlock } from "./release.ts";
import { mostQuotes, themeBlocks } from "./theme-release.ts";
import { waysToShare } from "./toy-attacker.ts";
import { bins, toyBlock, toyPlan } from "./toy-plans.ts";

/** A kind of person: an answer to the question beside, what the text is about (null: no text), and whether it is quoted. */
interface Kind {
  readonly beside: string;
  readonly themes: readonly string[] | null;
  readonly quoted: boolean;
}

interface Round {
  readonly besideCells: readonly string[];
  /** What a text can be about. */
  readonly texts: readonly (readonly string[])[];
  readonly quotes: boolean;
  readonly drawn: readonly string[];
  readonly least: number;
}

const plan: Plan = toyPlan({
  k: 2,
  kGroup: 4,
  background: [],
  gridLadder: [{}],
  blocks: [toyBlock("q", [bins("a", "b")], { none: "b" })],
});

const kindsOf = ({ besideCells, texts, quotes }: Round): readonly Kind[] =>
  besideCells.flatMap((beside) => [
    { beside, themes: null, quoted: false },
    ...texts.flatMap((themes) => [
      { beside, themes, quoted: false },
      ...(quotes ? [{ beside, themes, quoted: true }] : []),
    ]),
  ]);

interface Rules {
  readonly blocks: (n: number, texts: readonly (readonly string[])[]) => readonly ReleasedBlock[];
  readonly most: (n: number, texts: number, blocks: readonly ReleasedBlock[]) => number;
  /** What else somebody prints. */
  readonly also?: (people: readonly Kind[]) => unknown;
}

const rulesOf = ({ drawn, least }: Round): Rules => ({
  blocks: (n, texts) => themeBlocks(plan, n, { question: "own", themes: drawn, texts }),
  most: (n, texts, blocks) => mostQuotes({ k: plan.k, n, texts }, blocks, least),
});

/**
 * Every set of answers and every choice of quotes. The attacker sees the release, the theme blocks, and of each quote
 * what it is about; a kind of person who is not quoted is found where at most k - 1 of them can exist.
 */
const found = (round: Round, people: number, rules: Rules = rulesOf(round)): readonly string[] => {
  const kinds = kindsOf(round);
  const mostByOutput = new Map<string, number[]>();
  for (const counts of waysToShare(people, kinds.length)) {
    const all = counts.flatMap((count, at) =>
      Array.from({ length: count }, () => kinds[at] as Kind),
    );
    const texts = all.flatMap(({ themes }) => (themes === null ? [] : [themes]));
    const blocks = rules.blocks(people, texts);
    const quotes = all.filter(({ quoted }) => quoted);
    if (quotes.length > rules.most(people, texts.length, blocks)) continue;
    const release = compileRelease(
      plan,
      "hash",
      all.map(({ beside }) => Uint8Array.of(beside === "a" ? 0 : 1)),
    );
    const output = JSON.stringify([
      release,
      blocks,
      quotes.map(({ themes }) => themes?.join()).toSorted(),
      rules.also?.(all),
    ]);
    const most = mostByOutput.get(output) ?? kinds.map(() => 0);
    for (const [kind, count] of counts.entries()) most[kind] = Math.max(most[kind] ?? 0, count);
    mostByOutput.set(output, most);
  }
  return [...mostByOutput].flatMap(([output, most]) =>
    kinds.flatMap((kind, at) =>
      !kind.quoted && (most[at] ?? 0) < plan.k ? [`${JSON.stringify(kind)} in ${output}`] : [],
    ),
  );
};

const free: Round = {
  besideCells: ["a", "b"],
  texts: [["rest"], ["A"], ["B"], ["A", "B"]],
  quotes: false,
  drawn: ["A", "B"],
  least: 3,
};
const quoted: Round = { ...free, texts: [["rest"], ["A"]], quotes: true, drawn: ["A"] };
const twoQuoted: Round = { ...free, besideCells: ["a"], quotes: true };

describe("nobody can be proved to be one of few by the themes of the texts", () => {
  test.each([4, 6, 7])(
    "a question in figures and two themes beside it, all rounds of %i people",
    { timeout: 60_000 },
    (people) => {
      expect(found(free, people)).toEqual([]);
    },
  );

  test.each([5, 6, 7, 8])(
    "a question in figures, one theme and quotes, all rounds of %i people and every choice of quotes",
    { timeout: 60_000 },
    (people) => {
      expect(found(quoted, people)).toEqual([]);
    },
  );

  test.each([7, 8, 9])(
    "two themes and quotes, all rounds of %i people and every choice of quotes",
    { timeout: 60_000 },
    (people) => {
      expect(found(twoQuoted, people)).toEqual([]);
    },
  );

  test("quotes are not always refused in these rounds", () => {
    const texts = [["A"], ["A"], ["A"], ["rest"], ["rest"]];
    const blocks = rulesOf(quoted).blocks(8, texts);
    expect(mostQuotes({ k: 2, n: 8, texts: 5 }, blocks, 3)).toBe(1);
  });
});

describe("the attacker would have noticed", () => {
  test("how many wrote, printed", () => {
    const rules = { ...rulesOf(free), also: wrote };
    expect(found(free, 6, rules)).not.toEqual([]);
  });

  test("a theme with those who wrote as its base", () => {
    const rules = {
      ...rulesOf(free),
      also: (people: readonly Kind[]) => (has(people, "A") < plan.k ? null : wrote(people)),
    };
    expect(found(free, 6, rules)).not.toEqual([]);
  });

  test("an exclusive theme that is drawn", () => {
    const drawn = { ...free, besideCells: ["a"], drawn: ["A", "rest"] };
    expect(found(drawn, 8)).not.toEqual([]);
  });

  test("a theme that contains another", () => {
    const nested = { ...free, besideCells: ["a"], texts: [["rest"], ["A"], ["A", "B"]] };
    expect(found(nested, 8)).not.toEqual([]);
  });

  test("what is written beside a box that is published", () => {
    const people = 8;
    const rules = {
      ...rulesOf(quoted),
      also: (all: readonly Kind[]) => shownBox(people, wrote(all)),
    };
    expect(found({ ...quoted, quotes: false }, people, rules)).not.toEqual([]);
  });

  test.each([
    ["as many quotes as there are texts", () => 99],
    ["k quotes", (_n: number, texts: number) => (texts < 3 ? 0 : plan.k)],
    ["quotes without a look at the figures", (_n: number, texts: number) => (texts < 3 ? 0 : 1)],
    [
      "quotes from a round with hardly more people than texts are asked for",
      (n: number, texts: number, blocks: readonly ReleasedBlock[]) =>
        texts < 4 ? 0 : mostQuotes({ k: 2, n: n + 9, texts: 99 }, blocks, 4),
    ],
  ])("%s", { timeout: 60_000 }, (_what, most) => {
    const sizes = [5, 7, 8];
    const all = sizes.flatMap((people) => found(quoted, people, { ...rulesOf(quoted), most }));
    expect(all).not.toEqual([]);
  });
});

const has = (people: readonly Kind[], theme: string): number =>
  people.filter(({ themes }) => themes?.includes(theme)).length;
const wrote = (people: readonly Kind[]): number =>
  people.filter(({ themes }) => themes !== null).length;
const shownBox = (people: number, count: number): number | null =>
  count >= plan.k && people - count >= plan.k ? count : null;

test("a theme is shown with everybody in the round as its base, or not at all", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 10, max: 60 }),
      fc.array(fc.subarray(["A", "B", "C"]), { maxLength: 60 }),
      (n, written) => {
        const texts = written.slice(0, n);
        const real = { ...plan, k: 5, kGroup: 10 };
        const blocks = themeBlocks(real, n, { question: "own", themes: ["A", "B", "C"], texts });
        expect(blocks.map(({ block }) => block)).toEqual(["own:A", "own:B", "own:C"]);
        for (const [at, { levels }] of blocks.entries()) {
          const yes = texts.filter((each) => each.includes("ABC"[at] ?? "")).length;
          const counts = levels.flatMap(({ groups }) =>
            groups.map((group) => [group.n, ...group.bins.map(({ count }) => count)]),
          );
          expect(counts).toEqual(yes >= 5 && n - yes >= 5 ? [[n, yes, n - yes]] : []);
        }
      },
    ),
  );
});

test("more texts than people is a fault of the program, not a figure", () => {
  const texts = [["A"], ["A"]];
  expect(() => themeBlocks(plan, 1, { question: "own", themes: ["A"], texts })).toThrow(RangeError);
});

test.each([
  ["no quote from nine texts", { k: 5, n: 60, texts: 9 }, [], 0],
  ["at most one fewer than k", { k: 5, n: 60, texts: 10 }, [], 4],
  ["at most nine where whoever has the link answers", { k: 10, n: 60, texts: 40 }, [], 9],
  ["none in a round with hardly more people than texts", { k: 5, n: 14, texts: 12 }, [], 0],
  ["no more than leave k on either side of every figure", { k: 5, n: 60, texts: 20 }, [7, 30], 2],
  ["none beside a figure of just k", { k: 5, n: 60, texts: 20 }, [5], 0],
] as const)("%s", (_rule, round, counts, most) => {
  const real = { ...plan, k: round.k };
  const blocks = counts.flatMap((yes) =>
    themeBlocks(real, round.n, {
      question: "own",
      themes: ["A"],
      texts: Array.from({ length: yes }, () => ["A"]),
    }),
  );
  expect(mostQuotes(round, blocks)).toBe(most);
});
