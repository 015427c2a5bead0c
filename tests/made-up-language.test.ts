import { execFile, execFileSync } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { formatDate, formatMonth } from "#domain/language/format-date.ts";
import { interfaceAreas, interfaceUnits, type TextTree } from "#domain/language/interface-units.ts";
import { pluralCategory } from "#domain/language/plural-category.ts";
import {
  isLanguageCode,
  type LanguageCode,
  languageOf,
  languages,
} from "#domain/language/registry.ts";
import { countStandings } from "#domain/language/text-collection.ts";
import { interfaceTexts } from "#server/i18n/interface-texts.ts";
import { translator } from "#server/i18n/translator.ts";
import { answeringPath } from "#tests/support/answering-path.tsx";
import { markedTexts } from "#tests/support/marked-texts.ts";
import { stampedMarks } from "../scripts/languages/made-from.ts";
import { readShipped } from "../scripts/languages/shipped.ts";
import { instrumentId, textsInLanguage } from "../scripts/languages/shipped-texts.ts";

/**
 * Adding a language is a row of the registry and files (docs/languages.md). The proof: in a copy of the tree a language
 * that nobody speaks is added so, and this file is run there once more, where the registry knows it.
 */
const madeUp = "qaa-x-mejdap";

const row = `  row("${madeUp}", "mejdappa", {
    plurals: oneTwoOther,
    dates: {
      alone: "una dua tria kvara kvina seka sepa oka nova deka elva tolva".split(" "),
      inDate: "unan duan trian kvaran kvinan sekan sepan okan novan dekan elvan tolvan".split(" "),
      order: "month day, year",
    },
    letters: /[a-zåäöéàüčšž]/iu,
    texts: "full",
    release: "organiser",
  }),
`;

/** A word before each Swedish text: no Swedish sentence, and every placeholder and tag in its place. */
const invented = (swedish: string): string => `Meji ${swedish}`;

const inTheCopy = (language: LanguageCode): void => {
  const whole = languages.filter(({ texts }) => texts === "full").map(({ id }) => id);

  test("an answering path has not one sentence of another language", async () => {
    const pages = await answeringPath(language, "needs_inventory", whole);
    const sentences = pages.flatMap(({ html }) => {
      expect(html).toContain(`<html lang="${language}" dir="ltr">`);
      return markedTexts(html).filter(({ inPicker }) => !inPicker);
    });
    const ours = sentences.filter(({ lang }) => lang === language);
    expect(ours.length).toBeGreaterThan(1000);
    // The names of an authority and its process are data in Swedish, and the organiser's own words.
    const others = new Set(
      sentences.filter(({ lang }) => lang !== language).map(({ text }) => text),
    );
    expect([...others].filter((text) => /^(Meji|[a-zåäö])/u.test(text))).toEqual([]);
    expect(others.size).toBeLessThan(6);
  }, 60_000);

  test("the picker offers it under its own name", async () => {
    const [first] = await answeringPath("sv", "needs_inventory", whole);
    expect(first?.html).toMatch(new RegExp(`<a [^>]*lang="${language}"[^>]*>mejdappa</a>`));
  }, 60_000);

  test("dates are written by its own table, plural forms by its own row", async () => {
    expect(formatDate(language, "2026-09-23")).toBe("novan 23, 2026");
    expect(formatMonth(language, "2026-02")).toBe("dua 2026");
    expect([1, 2, 5].map((count) => pluralCategory(language, count))).toEqual([
      "one",
      "two",
      "other",
    ]);
    const forms = ["one", "two", "other"].map((form) => [`survey:n_${form}`, form] as const);
    const translate = await translator(language, { language, version: "1", texts: new Map(forms) });
    expect([1, 2, 5].map((count) => translate("survey:n", { count }))).toEqual([
      "one",
      "two",
      "other",
    ]);
    const counted = { survey: { n_one: "{{count}} fråga", n_other: "{{count}} frågor" } };
    expect(interfaceUnits(language, counted, {}).map(({ id }) => id)).toEqual([
      "survey:n_one",
      "survey:n_two",
      "survey:n_other",
    ]);
  });

  test("the desk has every text of the program in it, as a draft", () => {
    const { units, entries } = interfaceTexts(language);
    const counts = countStandings(units, ({ id }) => entries.get(id) ?? null);
    expect(counts).toEqual({
      missing: 0,
      draft: units.length,
      translated: 0,
      reviewed: 0,
      approved: 0,
      stale: 0,
    });
    expect(languageOf(language).release).toBe("organiser");
  });
};

const inAnEmptyPlace = (): void => {
  const tree = mkdtempSync(join(tmpdir(), "made-up-language-"));

  beforeAll(() => {
    copyTree(tree);
    addRow(tree);
    addFiles(tree);
  }, 60_000);

  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  test("a row and files are a language: types, the check and the pages take it", async () => {
    const stamped = await run(tree, [...checkLanguages, "--stamp", madeUp]);
    expect(stamped.code).toBe(0);
    const [types, check, pages] = await Promise.all([
      run(tree, ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "made-up.json"]),
      run(tree, checkLanguages),
      run(tree, [
        "node_modules/vitest/vitest.mjs",
        "run",
        "--project",
        "unit",
        "tests/made-up-language.test.ts",
      ]),
    ]);
    expect(types).toEqual({ code: 0, output: "" });
    expect(check.output).toContain(`${madeUp} `);
    expect(check).toMatchObject({ code: 0 });
    expect(pages.output).toMatch(/Tests\s+4 passed/);
    expect(pages.code).toBe(0);
  }, 240_000);

  test("a language that lacks one text is refused by the check", async () => {
    const file = join(tree, "locales", madeUp, "survey.json");
    const { home: _home, ...rest } = JSON.parse(readFileSync(file, "utf8"));
    writeFileSync(file, JSON.stringify(rest));
    const { code, output } = await run(tree, checkLanguages);
    expect(output).toContain(`fault  ${madeUp}  survey:home.title  missing`);
    expect(code).toBe(1);
  }, 120_000);
};

const checkLanguages = [
  "--conditions=react-server",
  "--import",
  "tsx",
  "scripts/check-languages.ts",
];

/** What git knows, with what is being written; and what is made from it and not kept in git. */
const copyTree = (tree: string): void => {
  const listed = execFileSync(
    "git",
    ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    {
      encoding: "utf8",
    },
  );
  for (const file of listed.split("\0").filter((name) => name !== "" && existsSync(name))) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    copyFileSync(file, join(tree, file));
  }
  cpSync("server/db/generated", join(tree, "server/db/generated"), { recursive: true });
  symlinkSync(resolve("node_modules"), join(tree, "node_modules"));
  // Routes have types of their own that Next writes; nothing there is about one language.
  writeFileSync(
    join(tree, "made-up.json"),
    JSON.stringify({
      extends: "./tsconfig.json",
      compilerOptions: { incremental: false },
      include: ["components", "domain", "instruments", "prisma", "scripts", "server", "tests"],
      exclude: ["scripts/bench"],
    }),
  );
};

const addRow = (tree: string): void => {
  const file = join(tree, "domain/language/registry.ts");
  const registry = readFileSync(file, "utf8");
  writeFileSync(file, registry.replace('  row("rom-x-arli"', `${row}  row("rom-x-arli"`));
};

/** Its own files, its name in the languages that are whole, and the stamps that say what all was made from. */
const addFiles = (tree: string): void => {
  const write = (path: string, content: unknown): void => {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), JSON.stringify(content, null, 2));
  };
  const before = readShipped(tree);
  for (const { id, texts } of languages) {
    if (texts !== "full") continue;
    const common: TextTree = before.locales[id]?.common ?? {};
    const language = { ...(common.language as TextTree), [madeUp]: nameIn(id) };
    write(`locales/${id}/common.json`, { ...common, language });
  }
  const names = languages.filter(({ texts }) => texts === "full").map(({ id }) => nameIn(id));
  const list = "locales/words/names.txt";
  writeFileSync(join(tree, list), `${before.names}\n# A made-up language.\n${names.join("\n")}\n`);
  const named = readShipped(tree);
  for (const area of interfaceAreas) {
    write(`locales/${madeUp}/${area}.json`, inventedTree(named.locales.sv?.[area] ?? {}));
  }
  const prefix = instrumentId("");
  const swedish = textsInLanguage(named, "sv").flatMap(({ unit }) =>
    unit.id.startsWith(prefix) ? [unit.source] : [],
  );
  write(`instruments/translations/${madeUp}.json`, {
    texts: Object.fromEntries(swedish.map((text) => [text, invented(text)])),
  });
  const after = readShipped(tree);
  for (const { id, texts } of languages) {
    if (texts === "full" && id !== "sv")
      write(`locales/made-from/${id}.json`, stampedMarks(after, id, []));
  }
};

const nameIn = (language: LanguageCode): string => `mejdapp${language.replaceAll("-", "")}`;

const inventedTree = (tree: TextTree): TextTree =>
  Object.fromEntries(
    Object.entries(tree).flatMap(
      ([key, value]): readonly (readonly [string, string | TextTree])[] => {
        if (typeof value !== "string") return [[key, inventedTree(value)]];
        const isCounted = key.endsWith("_other") && value.includes("{{count}}");
        const forms = isCounted ? [key, key.replace(/_other$/, "_two")] : [key];
        return forms.map((form) => [form, invented(value)] as const);
      },
    ),
  );

const run = (
  cwd: string,
  args: readonly string[],
): Promise<{ readonly code: number; readonly output: string }> =>
  new Promise((done) => {
    const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" };
    execFile(process.execPath, [...args], { cwd, env, encoding: "utf8" }, (error, out, errors) =>
      done({ code: error === null ? 0 : Number(error.code ?? 1), output: `${out}${errors}` }),
    );
  });

if (isLanguageCode(madeUp)) inTheCopy(madeUp);
else inAnEmptyPlace();
