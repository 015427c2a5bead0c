import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Where } from "./facts.ts";
import type { Field, FormLogic } from "./form-logic.ts";

/** The words of tables in one language, as they stand in locales/ and in the survey: what an attacker reads by. */
export interface Words {
  readonly say: (key: string) => string;
  readonly language: string;
}

const locales = join(import.meta.dirname, "../../locales");

export const wordsIn = (language: string): Words => {
  const areas = new Map<string, Record<string, unknown>>();
  const say = (key: string): string => {
    const [area = "", path = ""] = key.split(":");
    const texts =
      areas.get(area) ??
      (JSON.parse(readFileSync(join(locales, language, `${area}.json`), "utf8")) as Record<
        string,
        unknown
      >);
    areas.set(area, texts);
    const found = path
      .split(".")
      .reduce<unknown>(
        (node, name) => (node as Record<string, unknown> | undefined)?.[name],
        texts,
      );
    if (typeof found !== "string") throw new Error(`nobody has written ${key}`);
    return found;
  };
  return { say, language };
};

/** Texts of the survey by field: what a value, a question or a part is called. */
export interface FormTexts {
  /** Title of a question -> its name. */
  readonly questions: ReadonlyMap<string, string>;
  /** By question: text of a choice or column -> raw value. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** By question: text of a box or row -> its value. */
  readonly parts: Map<string, ReadonlyMap<string, string>>;
}

type Text = string | Readonly<Record<string, string>> | undefined;
type Item = string | number | { readonly value: string | number; readonly text?: Text };
interface Element {
  readonly type?: string;
  readonly name?: string;
  readonly title?: Text;
  readonly choices?: readonly Item[];
  readonly columns?: readonly Item[];
  readonly rows?: readonly Item[];
  readonly elements?: readonly Element[];
  readonly otherText?: Text;
  readonly labelTrue?: Text;
  readonly labelFalse?: Text;
}

export const textsOfForm = (definition: unknown, language: string): FormTexts => {
  const questions = new Map<string, string>();
  const values = new Map<string, Map<string, string>>();
  const parts = new Map<string, ReadonlyMap<string, string>>();
  const inLanguage = (text: Text, otherwise: string): string => {
    const found = typeof text === "string" ? text : (text?.[language] ?? text?.sv ?? text?.default);
    return plain(found ?? otherwise);
  };
  const named = (items: readonly Item[] = []) =>
    new Map(
      items.map((item): [string, string] =>
        typeof item === "object"
          ? [inLanguage(item.text, String(item.value)), String(item.value)]
          : [String(item), String(item)],
      ),
    );
  const visit = (element: Element): void => {
    for (const each of element.elements ?? []) visit(each);
    const { name, type } = element;
    if (name === undefined) return;
    questions.set(inLanguage(element.title, name), name);
    if (type === "matrix") {
      values.set(name, named(element.columns));
      parts.set(name, named(element.rows));
    } else if (type === "checkbox") parts.set(name, named(element.choices));
    else if (type === "boolean") {
      values.set(
        name,
        new Map([
          [inLanguage(element.labelTrue, "true"), "true"],
          [inLanguage(element.labelFalse, "false"), "false"],
        ]),
      );
    } else values.set(name, named(element.choices));
  };
  for (const page of (definition as { pages: readonly Element[] }).pages) visit(page);
  return { questions, values, parts };
};

/**
 * The raw values that a label names: "a, b or c (or no answer)". `unnamed` are those that stand for no answer. Null
 * when the label is not made of these texts.
 */
export const valuesIn = (
  label: string,
  texts: ReadonlyMap<string, string>,
  unnamed: readonly string[],
  { say }: Words,
): readonly string[] | null => {
  if (label === say("results:label.none")) return unnamed;
  const [before = "", after = ""] = say("results:label.withNone").split("{{label}}");
  const hasNone = label.startsWith(before) && label.endsWith(after);
  const named = hasNone ? label.slice(before.length, label.length - after.length) : label;
  const separators = [between(say("results:label.or")), between(say("results:label.comma"))];
  const found = split(named, texts, separators);
  if (found === null) return null;
  return hasNone ? [...found, ...unnamed] : found;
};

const between = (pattern: string): string =>
  pattern.split("{{first}}")[1]?.split("{{second}}")[0] ?? "";

/** Texts of choices may themselves hold a comma or an "or": every way of cutting is tried. */
const split = (
  label: string,
  texts: ReadonlyMap<string, string>,
  separators: readonly string[],
): readonly string[] | null => {
  for (const [text, value] of texts) {
    if (!same(label.slice(0, text.length), text)) continue;
    const rest = label.slice(text.length);
    if (rest === "") return [value];
    for (const separator of separators) {
      if (!rest.startsWith(separator)) continue;
      const others = split(rest.slice(separator.length), texts, separators);
      if (others !== null) return [value, ...others];
    }
  }
  return null;
};

const same = (one: string, other: string): boolean =>
  one.toLocaleLowerCase("sv") === other.toLocaleLowerCase("sv");

/** Whose answers a line of a divided table is about; null when the label is of something else. */
export const whereIn = (
  label: string,
  form: FormLogic,
  texts: FormTexts,
  background: readonly { readonly name: string; readonly levels: readonly string[] }[],
  words: Words,
): Where | null => {
  for (const { name, levels } of background) {
    const field = form.fields.find(({ id }) => id === name);
    if (field === undefined) continue;
    const values = valuesIn(
      label,
      texts.values.get(name) ?? new Map(),
      unnamed(field, levels),
      words,
    );
    if (values !== null) return { [name]: values };
  }
  return null;
};

/** Raw values that a plan does not name: no answer, and every way of not answering. */
export const unnamed = ({ values }: Field, known: readonly string[]): readonly string[] =>
  values.filter((value) => !known.includes(value) || value === "none");

const plain = (text: string): string => text.replaceAll(/\s+/g, " ").trim();
