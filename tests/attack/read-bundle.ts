import { anything, type Fact, type Finding, type Said, type Where } from "./facts.ts";
import type { Field, FormLogic } from "./form-logic.ts";

/** The parts of `published.json` that an attacker looks at, as anybody finds them in the file. */
export interface BundleFile {
  readonly waves: readonly {
    readonly instrument: string;
    readonly number: number;
    readonly rounds: readonly RoundInFile[];
  }[];
}

export interface RoundInFile {
  readonly audience: string;
  readonly regime: string;
  readonly plan: {
    readonly k: number;
    readonly kGroup: number;
    readonly background: readonly VariableInFile[];
    readonly blocks: readonly {
      readonly id: string;
      readonly cells: readonly string[];
      readonly ladder: readonly (readonly BinInFile[])[];
    }[];
  } | null;
  readonly release: { readonly release: ReleaseInFile } | null;
  /** What was found in texts, if anything is published of them. */
  readonly themes?: { readonly questions: readonly ThemedInFile[] };
}

interface ThemedInFile {
  readonly question: string;
  readonly themes: readonly {
    readonly code: string;
    readonly name: Readonly<Record<string, string>>;
    readonly exclusive: boolean;
  }[];
  readonly blocks: readonly BlockInFile[];
}

interface VariableInFile {
  readonly name: string;
  readonly levels: readonly string[];
  readonly none: string;
}

interface BinInFile {
  readonly cells: readonly string[];
}

export type ReleaseInFile =
  | { readonly outcome: "too_few_answers" | "withdrawn" }
  | {
      readonly outcome: "released";
      readonly n: number;
      readonly grid: readonly {
        readonly where: Readonly<Record<string, BinInFile>>;
        readonly n: number;
      }[];
      readonly blocks: readonly BlockInFile[];
    };

interface BlockInFile {
  readonly block: string;
  readonly subject: SubjectInFile;
  /** Of a small round: where the lower median lies on the finest rung. */
  readonly verdict?: BinInFile;
  readonly levels: readonly {
    readonly level: readonly string[];
    readonly groups: readonly {
      readonly where: readonly BinInFile[];
      readonly n: number;
      readonly bins: readonly (BinInFile & { readonly count: number })[];
    }[];
  }[];
}

export type SubjectInFile =
  | { readonly kind: "question"; readonly question: string }
  | { readonly kind: "choice"; readonly question: string; readonly choice: string }
  | { readonly kind: "row"; readonly question: string; readonly row: string }
  | { readonly kind: "composite"; readonly parent: string; readonly child: string };

export interface ReadRelease {
  readonly facts: readonly Fact[];
  readonly findings: readonly Finding[];
}

/** Every number of a release as facts about raw answers. */
export const readRelease = (
  source: string,
  form: FormLogic,
  plan: NonNullable<RoundInFile["plan"]>,
  release: ReleaseInFile,
  themes: RoundInFile["themes"] = undefined,
): ReadRelease => {
  if (release.outcome !== "released") return { facts: [], findings: [] };
  const facts: Fact[] = [everybody(source, {}, release.n)];
  const findings: Finding[] = [];
  const whereOf = (names: readonly string[], bins: readonly BinInFile[]): Where =>
    Object.fromEntries(
      names.map((name, at) => [name, rawBackground(form, plan.background, name, bins[at])]),
    );
  for (const { where, n } of release.grid) {
    const names = Object.keys(where);
    const bins = names.map((name) => where[name] ?? { cells: [] });
    facts.push(everybody(`${source}, sizes of groups`, whereOf(names, bins), n));
  }
  for (const { block, subject, levels, verdict } of [
    ...release.blocks,
    ...(themes?.questions.flatMap(({ blocks }) => blocks) ?? []),
  ]) {
    const known = plan.blocks.find(({ id }) => id === block);
    const cells = known?.cells ?? [];
    if (verdict !== undefined) {
      const saidBy = (bins: readonly BinInFile[]) =>
        saidIn(
          form,
          subject,
          bins.flatMap((bin) => bin.cells),
          cells,
        );
      const place = `${source}, verdict on ${block}`;
      facts.push(...verdictFacts(place, known?.ladder[0] ?? [], verdict, release.n, saidBy));
    }
    for (const { level, groups } of levels) {
      for (const group of groups) {
        const place = `${source}, ${[block, ...level].join(" by ")}`;
        const where = whereOf(level, group.where);
        facts.push(everybody(place, where, group.n));
        for (const bin of group.bins) {
          const said = saidIn(form, subject, bin.cells, cells);
          facts.push({ source: place, where, said, least: bin.count, most: bin.count });
        }
      }
    }
  }
  return { facts, findings };
};

/** Fewer than half lie before the bin of the lower median, and at least half lie before it or in it. */
const verdictFacts = (
  source: string,
  bins: readonly BinInFile[],
  verdict: BinInFile,
  n: number,
  saidBy: (bins: readonly BinInFile[]) => Said,
): readonly Fact[] => {
  const at = bins.findIndex(({ cells }) => cells.join() === verdict.cells.join());
  const half = Math.ceil(n / 2);
  const before = saidBy(bins.slice(0, at));
  return [
    ...(at > 0 ? [{ source, where: {}, said: before, least: 0, most: half - 1 }] : []),
    { source, where: {}, said: saidBy(bins.slice(0, at + 1)), least: half, most: n },
  ];
};

const everybody = (source: string, where: Where, n: number): Fact => ({
  source,
  where,
  said: anything,
  least: n,
  most: n,
});

/** A text has themes as a checkbox has boxes: each a field, and those that stand alone tie the others. */
export const withThemes = (form: FormLogic, themes: RoundInFile["themes"]): FormLogic => {
  const found = themes?.questions ?? [];
  const ofTexts = found.map(({ question, themes: codes }) => ({
    kind: "boxes" as const,
    fields: codes.map(({ code }) => `${question}:${code}`),
    exclusive: codes.filter(({ exclusive }) => exclusive).map(({ code }) => `${question}:${code}`),
  }));
  const fields = ofTexts.flatMap((component) =>
    component.fields.map((id) => ({
      ...{ id, question: id.split(":")[0] ?? id, kind: "box" as const },
      values: ["yes", "no"],
    })),
  );
  return {
    fields: [...form.fields, ...fields],
    components: [...form.components, ...ofTexts],
  };
};

/** A level is itself; "none" is everything that the plan does not name: no answer and every way of not saying. */
const rawBackground = (
  form: FormLogic,
  variables: readonly VariableInFile[],
  name: string,
  bin: BinInFile | undefined,
): readonly string[] => {
  const variable = variables.find((each) => each.name === name);
  return rawValues(fieldIn(form, name), bin?.cells ?? [], variable?.levels ?? []);
};

/** Which raw answers a bin of cells stands for. `known`: every cell of the block. */
export const saidIn = (
  form: FormLogic,
  subject: SubjectInFile,
  cells: readonly string[],
  known: readonly string[],
): Said => {
  switch (subject.kind) {
    case "question": {
      const field = fieldIn(form, subject.question);
      return [{ [field.id]: rawValues(field, cells, known) }];
    }
    case "row": {
      const field = fieldIn(form, `${subject.question}:${subject.row}`);
      return [{ [field.id]: rawValues(field, cells, known) }];
    }
    case "choice":
      return [{ [`${subject.question}:${subject.choice}`]: cells }];
    case "composite": {
      const parent = fieldIn(form, subject.parent);
      const child = fieldIn(form, subject.child);
      const partOf = (cell: string, at: 0 | 1) => cell.split(":")[at];
      const parents = known.map((cell) => partOf(cell, 0) ?? "");
      return cells.map((cell) => {
        const [own = "", below] = [partOf(cell, 0), partOf(cell, 1)];
        const above = { [parent.id]: rawValues(parent, [own], parents) };
        if (below === undefined) return above;
        const siblings = known.flatMap((each) => partOf(each, 1) ?? []);
        return { ...above, [child.id]: rawValues(child, [below], siblings) };
      });
    }
  }
};

const rawValues = (
  { kind, values }: Field,
  cells: readonly string[],
  known: readonly string[],
): readonly string[] => {
  if (kind === "box") return cells;
  const named = values.filter((value) => cells.includes(value) && value !== "none");
  return cells.includes("none")
    ? [...named, ...values.filter((value) => value === "none" || !known.includes(value))]
    : named;
};

const fieldIn = (form: FormLogic, id: string): Field => {
  const field = form.fields.find((each) => each.id === id);
  if (field === undefined) throw new Error(`the form does not ask ${id}`);
  return field;
};
