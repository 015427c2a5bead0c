/** Whose answers: raw values by background question; a question that is left out may have any. */
export type Where = Readonly<Record<string, readonly string[]>>;

/** What they answered: any of these combinations of raw values by field (form-logic.ts). */
export type Said = readonly Readonly<Record<string, readonly string[]>>[];

/** Everybody, whatever they answered. */
export const anything: Said = [{}];

/** One number that somebody was shown, in the only language that the attacker needs. */
export interface Fact {
  /** Where it was read, for a person who wants to see it. */
  readonly source: string;
  readonly where: Where;
  readonly said: Said;
  readonly least: number;
  readonly most: number;
}

/** What nobody may be able to prove. */
export interface Finding {
  readonly kind:
    | "fewer_than_k"
    | "small_figure"
    | "small_group"
    | "contradiction"
    | "disagreement"
    | "changed"
    | "unexplained"
    | "pinned";
  readonly event: string;
}

/** Facts that say the same are one; those that say different things about the same people are a disagreement. */
export const gather = (
  facts: readonly Fact[],
): { readonly facts: readonly Fact[]; readonly findings: readonly Finding[] } => {
  const known = new Map<string, Fact>();
  const findings: Finding[] = [];
  for (const fact of facts) {
    const key = keyOf(fact);
    const other = known.get(key);
    if (other === undefined) {
      known.set(key, fact);
      continue;
    }
    const least = Math.max(fact.least, other.least);
    const most = Math.min(fact.most, other.most);
    if (least > most) {
      const said = `${other.source}: ${other.least}–${other.most}, ${fact.source}: ${fact.least}–${fact.most}`;
      findings.push({
        kind: "disagreement",
        event: `${describe(fact.where, fact.said)} (${said})`,
      });
    } else known.set(key, { ...other, least, most });
  }
  return { facts: [...known.values()], findings };
};

export const describe = (where: Where, said: Said): string => {
  const people = Object.entries(where).map(([name, values]) => `${name} = ${spelled(values)}`);
  const answers = said.map((all) =>
    Object.entries(all)
      .map(([name, values]) => `${name} = ${spelled(values)}`)
      .join(" and "),
  );
  return [...people, ...answers.filter((each) => each !== "")].join("; ") || "everybody";
};

const spelled = (values: readonly string[]): string =>
  values.map((value) => (value === "" ? "(no answer)" : value)).join(" | ");

const keyOf = ({ where, said }: Fact): string =>
  JSON.stringify([ordered(where), said.map(ordered)]);

const ordered = (values: Where): unknown =>
  Object.keys(values)
    .toSorted()
    .map((name) => [name, values[name]?.toSorted()]);
