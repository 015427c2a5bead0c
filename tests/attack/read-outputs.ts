import { type Attack, attackRound } from "./attack-round.ts";
import type { Fact, Finding } from "./facts.ts";
import { readForm } from "./form-logic.ts";
import { type Output, tablesInCsv, tablesInHtml, textsInHtml } from "./outputs.ts";
import { type BundleFile, readRelease, withThemes } from "./read-bundle.ts";
import { type KnownWave, readTable } from "./read-tables.ts";
import { textsOfForm, type Words, wordsIn } from "./vocabulary.ts";

export interface Knowledge {
  /** The survey as its first page and its definition show it to anybody. */
  readonly definitionOf: (instrument: string, wave: number) => unknown;
  readonly gatesOf: (
    instrument: string,
    wave: number,
    audience: string,
  ) => Readonly<Record<string, string>>;
  readonly language: string;
}

/**
 * Everything that one role was given, read as numbers about people, and attacked round by round. Outputs that
 * disagree, figures that nothing explains and figures that count fewer than five are findings.
 */
export const attackOutputs = async (
  outputs: readonly Output[],
  knowledge: Knowledge,
): Promise<Attack & { readonly facts: number }> => {
  const findings: Finding[] = [];
  const words = wordsIn(knowledge.language);
  const file = outputs.find(({ kind }) => kind === "json");
  const bundle = file === undefined ? { waves: [] } : (JSON.parse(file.body) as BundleFile);
  const facts = new Map<string, Fact[]>();
  const known = new Map<string, KnownWave[]>();
  for (const { instrument, number, rounds } of bundle.waves) {
    const definition = knowledge.definitionOf(instrument, number);
    const texts = textsOfForm(definition, words.language);
    const knownRounds = rounds.flatMap(({ audience, plan, release, themes }) => {
      if (plan === null || release === null) return [];
      const gates = knowledge.gatesOf(instrument, number, audience);
      const form = withThemes(readForm(definition, gates), themes);
      const read = readRelease("published.json", form, plan, release.release, themes);
      for (const { question, themes: codes } of themes?.questions ?? []) {
        const names = codes.map(({ code, name }) => [name[words.language] ?? code, code] as const);
        texts.parts.set(question, new Map([...(texts.parts.get(question) ?? []), ...names]));
      }
      findings.push(...read.findings);
      facts.set(`${instrument} ${number} ${audience}`, [...read.facts]);
      return [{ audience, plan, form, facts: read.facts }];
    });
    const wave = { number, texts, rounds: knownRounds };
    known.set(instrument, [...(known.get(instrument) ?? []), wave]);
  }
  const figures = new Map<string, Set<number>>();
  const shown = outputs.filter(({ kind }) => kind === "html" || kind === "csv");
  for (const output of shown) {
    const [instrument, number] = waveOf(output.address, known);
    const waves = (known.get(instrument) ?? []).toSorted(
      (one, other) => Number(other.number === number) - Number(one.number === number),
    );
    const tables =
      output.kind === "html"
        ? tablesInHtml(output.body, `${output.role}, ${output.address}`)
        : tablesInCsv(output.body, `${output.role}, ${output.address}`);
    const own = figures.get(instrument) ?? new Set();
    figures.set(instrument, own);
    for (const table of tables) {
      const read = readTable(table, waves, words, questionIn(output.address, waves));
      findings.push(...read.findings);
      for (const each of read.figures) own.add(each);
      for (const { wave, audience, fact } of read.facts) {
        const key = `${instrument} ${wave} ${audience}`;
        facts.set(key, [...(facts.get(key) ?? []), fact]);
      }
    }
  }
  for (const output of outputs.filter(({ kind }) => kind === "docx")) {
    findings.push(...strangeFiguresIn(output, figures, facts));
  }
  const pages = shown.filter(
    ({ kind, address }) =>
      kind === "html" && (!address.startsWith("/") || /\/results(\?|$)/.test(address)),
  );
  for (const output of pages) {
    const [instrument] = waveOf(output.address, known);
    const waves = known.get(instrument) ?? [];
    const own = figures.get(instrument) ?? new Set();
    findings.push(...unexplainedIn(output, own, waves, facts, words));
  }
  let events = 0;
  let count = 0;
  for (const [key, own] of facts) {
    const [instrument = "", number = "", audience = ""] = key.split(" ");
    const round = known
      .get(instrument)
      ?.find((wave) => wave.number === Number(number))
      ?.rounds.find((each) => each.audience === audience);
    if (round === undefined) continue;
    const { form, plan } = round;
    const background = plan.background.map(({ name }) => name);
    const { k, kGroup } = plan;
    const attack = await attackRound({ name: key, form, background, facts: own, k, kGroup });
    events += attack.events;
    count += own.length;
    findings.push(...attack.findings);
  }
  return { events, findings, facts: count };
};

/** `needs_inventory 1 scale` or an address with them in its query. */
const waveOf = (
  address: string,
  known: ReadonlyMap<string, readonly KnownWave[]>,
): readonly [string, number] => {
  const instrument =
    [...known.keys()].find((each) => address.includes(each)) ?? [...known.keys()][0] ?? "";
  const asked = address.match(/[?&]wave=(\d+)/)?.[1] ?? address.match(/ (\d+)( |$)/)?.[1];
  // As the page itself does: the latest that has results.
  const waves = known.get(instrument) ?? [];
  const withResults = waves.filter(({ rounds }) => rounds.length > 0);
  const latest = Math.max(
    ...(withResults.length > 0 ? withResults : waves).map(({ number }) => number),
  );
  return [instrument, asked === undefined ? latest : Number(asked)];
};

/** `needs_inventory 1 scale` or `?question=scale`; null for pages and files of all questions. */
const questionIn = (address: string, waves: readonly KnownWave[]): string | null => {
  const names = new Set(waves.flatMap(({ texts }) => [...texts.questions.values()]));
  const asked = address.match(/[?&]question=([^&]+)/)?.[1] ?? address.split(" ")[2];
  return asked !== undefined && names.has(asked) ? asked : null;
};

/**
 * A number outside a table must be one that a table or the published file gives (a count, a group, a share of one),
 * part of a date, or stand in the survey's own words.
 */
const unexplainedIn = (
  output: Output,
  figures: ReadonlySet<number>,
  waves: readonly KnownWave[],
  facts: ReadonlyMap<string, readonly Fact[]>,
  { say }: Words,
): readonly Finding[] => {
  const counting = sayingHowMany.map(
    (key) => new RegExp(escaped(say(key)).replace("\\{\\{count\\}\\}", "\\d+"), "g"),
  );
  const own = waves.flatMap(({ texts }) => [
    ...texts.questions.keys(),
    ...[...texts.values.values(), ...texts.parts.values()].flatMap((each) => [...each.keys()]),
  ]);
  const phrases = own
    .filter((text) => /\d/.test(text))
    .toSorted((one, other) => other.length - one.length);
  const allowed = new Set([
    ...figures,
    ...waves.map(({ number }) => number),
    0,
    100,
    ...sharesOf(facts),
  ]);
  return textsInHtml(output.body).flatMap((text): readonly Finding[] => {
    let left = text;
    for (const phrase of phrases) left = left.replaceAll(new RegExp(escaped(phrase), "gi"), " ");
    for (const phrase of counting) left = left.replaceAll(phrase, " ");
    left = left.replaceAll(dates, " ");
    const unknown = (left.match(/\d+(?:[.,]\d+)?/g) ?? []).filter(
      (each) => !allowed.has(Number(each)),
    );
    return unknown.map((each) => ({
      kind: "unexplained",
      event: `${output.role}, ${output.address}: ${each} in “${text}”`,
    }));
  });
};

/** Cells of a document's tables that are figures: each must be one that is published somewhere. */
const strangeFiguresIn = (
  { address, role, body }: Output,
  figures: ReadonlyMap<string, ReadonlySet<number>>,
  facts: ReadonlyMap<string, readonly Fact[]>,
): readonly Finding[] => {
  const known = new Set([
    ...[...figures.values()].flatMap((own) => [...own]),
    ...sharesOf(facts),
    0,
  ]);
  const tables = JSON.parse(body) as readonly {
    readonly header: readonly string[];
    readonly rows: readonly (readonly (readonly string[])[])[];
  }[];
  return tables.flatMap(({ header, rows }) =>
    rows.flatMap((row) =>
      row.slice(1).flatMap((lines): readonly Finding[] => {
        const cell = lines.join(" ").replaceAll(/\s/g, "");
        const value = cell.match(/^(\d+)%?$/)?.[1];
        if (value === undefined || known.has(Number(value))) return [];
        const event = `${role}, ${address}: ${value} under ${header.join(" | ")}`;
        return [{ kind: "unexplained", event }];
      }),
    ),
  );
};

const sharesOf = (facts: ReadonlyMap<string, readonly Fact[]>): readonly number[] =>
  [...facts.values()].flatMap((own) => {
    const sizes = own.filter(({ said }) => Object.keys(said[0] ?? {}).length === 0);
    return own.flatMap(({ where, least, most }) => {
      if (least !== most) return [];
      const n = sizes.find((size) => JSON.stringify(size.where) === JSON.stringify(where))?.least;
      if (n === undefined) return [least];
      const step = n < 20 ? 5 : 1;
      return [least, Math.round((least / n) * (100 / step)) * step];
    });
  });

/** Sentences that count something else than individuals: questions, and answers of collectives, which are public. */
const sayingHowMany = [
  ...["found", "administrationsCount", "joint"].map((name) => `overview.${name}`),
  ...["answered", "confirmed", "waiting", "refused"].map((name) => `statements.${name}`),
].flatMap((key) => [`results:${key}_one`, `results:${key}_other`]);

const dates = /\b\d{1,2}\s+\p{L}+\s+20\d\d\b|\b20\d\d-\d\d-\d\d\b|\b20\d\d\b|\b\d{1,2}[:.]\d\d\b/gu;

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
