import fc from "fast-check";

type Draw = fc.GeneratorValue;
type Json = Record<string, unknown>;

export interface AnySurvey {
  readonly definition: Json;
  /** SurveyJS's own shape, except that a ranking is its first choice. Some are to questions that turn out hidden. */
  readonly answers: Readonly<Record<string, unknown>>;
}

/** SurveyJS definitions of every kind we support, conditional on one another, and answers a person could give. */
export const anySurvey = (): fc.Arbitrary<AnySurvey> =>
  fc.gen().map((draw) => {
    const drawn = new SurveyDraw(draw);
    const pageCount = drawn.between(1, 3);
    const pages = Array.from({ length: pageCount }, (_, index) => drawn.page(`p${index}`));
    const definition = { title: "Enkät", pages };
    return { definition, answers: drawn.answers() };
  });

const words = ["ja", "nej", "kanske", "ofta", "Aldrig", "not_now"];
const rowNames = ["r1", "r2", "r3"];

/** Draws a survey from the first question on, remembering what conditions may read. */
class SurveyDraw {
  private readonly met: Json[] = [];
  private count = 0;
  private readonly draw: Draw;

  constructor(draw: Draw) {
    this.draw = draw;
  }

  between(min: number, max: number): number {
    return this.draw(fc.integer, { min, max });
  }

  private chance(percent: number): boolean {
    return this.between(1, 100) <= percent;
  }

  private one<Item>(items: readonly Item[]): Item {
    return items[this.between(0, items.length - 1)] as Item;
  }

  private some<Item>(items: readonly Item[], min = 1): Item[] {
    return this.draw(() => fc.subarray([...items], { minLength: Math.min(min, items.length) }));
  }

  page(name: string): Json {
    const visibleIf = this.condition(25);
    return { name, ...visibleIf, elements: this.elements(0) };
  }

  private elements(depth: number): Json[] {
    return Array.from({ length: this.between(1, 4) }, () =>
      depth < 2 && this.chance(15) ? this.panel(depth) : this.question(),
    );
  }

  private panel(depth: number): Json {
    const name = `panel${this.count++}`;
    const visibleIf = this.condition(60);
    const title = this.chance(50) ? { title: "Del" } : {};
    return { type: "panel", name, ...title, ...visibleIf, elements: this.elements(depth + 1) };
  }

  private question(): Json {
    const common = {
      name: `q${this.count++}`,
      title: "Fråga",
      ...(this.chance(35) ? { isRequired: true } : {}),
      ...this.condition(50),
    };
    const question = { ...common, ...this.kind() };
    this.met.push(question);
    return question;
  }

  private kind(): Json {
    switch (this.between(0, 13)) {
      case 0:
      case 1:
        return { type: "radiogroup", ...this.choices(), ...this.special() };
      case 2:
        return { type: "dropdown", ...this.choices(), ...this.special() };
      case 3:
      case 4:
        return { type: "checkbox", ...this.choices(), ...this.special() };
      case 5:
        return { type: "radiogroup", choices: [1, 2, 3, 4, 5] };
      case 6:
        return this.chance(50)
          ? { type: "boolean", labelTrue: "Ja", labelFalse: "Nej" }
          : {
              type: "boolean",
              labelTrue: "J",
              labelFalse: "N",
              valueTrue: "ja",
              valueFalse: "nej",
            };
      case 7:
        return this.chance(50) ? { type: "rating" } : { type: "rating", rateMin: 0, rateMax: 3 };
      case 8:
        return { type: "text" };
      case 9:
        return { type: "text", inputType: "number", min: 2, max: 8 };
      case 10:
        return { type: "text", inputType: this.one(["date", "email"]) };
      case 11:
        return { type: "comment" };
      case 12:
        return this.chance(60)
          ? { type: "matrix", rows: rowNames, columns: ["bra", "Dåligt"], ...this.eachRow() }
          : this.table();
      default:
        return { type: "ranking", choices: words.slice(0, 3) };
    }
  }

  private eachRow(): Json {
    return this.chance(30) ? { eachRowRequired: true } : {};
  }

  private table(): Json {
    const columns = [
      {
        name: "what",
        title: "Vad",
        cellType: "text",
        ...(this.chance(50) ? { isRequired: true } : {}),
      },
      { name: "how", title: "Hur", cellType: "dropdown", choices: ["a", "b"] },
    ];
    const least = this.chance(30) ? { isRequired: true, minRowCount: this.between(0, 2) } : {};
    return { type: "matrixdynamic", rowCount: 0, ...least, columns };
  }

  private choices(): Json {
    const values = this.some(words, 2);
    return {
      choices: values.map((value) => {
        const visibleIf = this.condition(12);
        return "visibleIf" in visibleIf ? { value, text: value, ...visibleIf } : value;
      }),
    };
  }

  private special(): Json {
    return {
      ...(this.chance(30) ? { showOtherItem: true, otherText: "Annat" } : {}),
      ...(this.chance(20) ? { showNoneItem: true, noneText: "Inget" } : {}),
    };
  }

  private condition(percent: number): Json {
    return this.met.length > 0 && this.chance(percent) ? { visibleIf: this.expression(0) } : {};
  }

  private expression(depth: number): string {
    if (depth < 2 && this.chance(35)) {
      const [left, right] = [this.expression(depth + 1), this.expression(depth + 1)];
      return `(${left}) ${this.one(["and", "or"])} (${right})`;
    }
    return this.chance(10) ? `!(${this.comparison()})` : this.comparison();
  }

  private comparison(): string {
    const question = this.one(this.met);
    const name = this.chance(15) ? String(question.name).toUpperCase() : String(question.name);
    const answer = question.type === "ranking" ? `${name}[0]` : name;
    if (question.type !== "ranking" && this.chance(20)) {
      return `{${answer}} ${this.one(["empty", "notempty"])}`;
    }
    const order = this.one(["=", "<>", ">", "<", ">=", "<="]);
    const equality = this.one(["=", "<>"]);
    switch (question.type) {
      case "boolean":
        return this.booleanComparison(question, answer, equality);
      case "checkbox":
        return this.listComparison(answer, valuesOf(question));
      case "matrix": {
        const column = this.quoted(this.one(question.columns as string[]));
        return `{${answer}.${this.one(rowNames)}} ${equality} ${column}`;
      }
      case "matrixdynamic":
        return `{${answer}.length} ${order} ${this.between(0, 2)}`;
      case "comment":
        return this.textComparison(answer);
      case "text":
        if (question.inputType === "number") return this.numberComparison(answer, order);
        if (question.inputType === "date")
          return `{${answer}} ${order} '2026-0${this.between(1, 9)}-15'`;
        return this.textComparison(answer);
      default:
        return this.choiceComparison(answer, valuesOf(question), equality, order);
    }
  }

  private booleanComparison(question: Json, answer: string, equality: string): string {
    if (question.valueTrue !== undefined)
      return `{${answer}} ${equality} '${this.one(["ja", "nej"])}'`;
    return this.one([
      `{${answer}}`,
      `!{${answer}}`,
      `{${answer}} ${equality} ${this.one(["true", "false", "'true'"])}`,
    ]);
  }

  private choiceComparison(
    answer: string,
    values: readonly (string | number)[],
    equality: string,
    order: string,
  ): string {
    const value = this.one(values);
    const similar = this.met.filter((each) => isWordChoice(each) && each.name !== answer);
    if (typeof value === "number") {
      return this.one([
        `{${answer}} ${order} ${value}`,
        `${value} ${order} {${answer}}`,
        `{${answer}} ${equality} '${value}'`,
      ]);
    }
    if (similar.length > 0 && this.chance(15)) {
      return `{${answer}} ${equality} {${String(this.one(similar).name)}}`;
    }
    const list = this.some(values).map((each) => this.quoted(String(each)));
    return this.one([
      `{${answer}} ${equality} ${this.quoted(value)}`,
      `${this.quoted(value)} ${equality} {${answer}}`,
      `{${answer}} ${this.one(["anyof", "noneof"])} [${list.join(", ")}]`,
      `[${list.join(", ")}] ${this.one(["contains", "notcontains"])} {${answer}}`,
    ]);
  }

  private listComparison(answer: string, values: readonly (string | number)[]): string {
    const some = this.some(values);
    const list = `[${some.map((each) => this.quoted(String(each))).join(", ")}]`;
    const exactly = `['${some.join("', '")}']`;
    const operator = this.one(["contains", "notcontains", "anyof", "allof", "noneof"]);
    return this.one([
      `{${answer}} ${operator} ${list}`,
      `{${answer}} ${operator} ${this.quoted(String(this.one(values)))}`,
      `{${answer}} ${this.one(["=", "<>"])} ${exactly}`,
      `{${answer}.length} ${this.one(["=", ">", "<=", ">="])} ${this.between(0, 3)}`,
    ]);
  }

  private numberComparison(answer: string, order: string): string {
    const others = this.met.filter((each) => each.inputType === "number");
    return this.chance(30)
      ? `{${answer}} ${order} {${String(this.one(others).name)}}`
      : `{${answer}} ${order} ${this.between(0, 10)}`;
  }

  private textComparison(answer: string): string {
    return this.one([
      `{${answer}} ${this.one(["=", "<>", "contains", "notcontains"])} '${this.one(["hej", "HEJ", "å@"])}'`,
      `{${answer}.length} ${this.one([">", "<=", "="])} ${this.between(0, 4)}`,
      `{${answer}} = ''`,
      `{${answer}} <> null`,
    ]);
  }

  /** SurveyJS does not care about letters' case: nor must we. */
  private quoted(value: string): string {
    return this.chance(20) ? `'${value.toUpperCase()}'` : `'${value}'`;
  }

  answers(): Record<string, unknown> {
    return Object.fromEntries(
      this.met.filter(() => this.chance(75)).flatMap((question) => this.answer(question)),
    );
  }

  private answer(question: Json): [string, unknown][] {
    const name = String(question.name);
    const value = this.value(question);
    if (value === undefined) return [];
    const choseOther = value === "other" || (Array.isArray(value) && value.includes("other"));
    const hasWords = choseOther && this.chance(60);
    return hasWords
      ? [
          [name, value],
          [`${name}-Comment`, "något annat"],
        ]
      : [[name, value]];
  }

  private value(question: Json): unknown {
    switch (question.type) {
      case "boolean":
        return this.chance(50) ? (question.valueTrue ?? true) : (question.valueFalse ?? false);
      case "checkbox": {
        const ordinary = valuesOf(question).filter((value) => value !== "none");
        return question.showNoneItem && this.chance(15) ? ["none"] : this.some(ordinary);
      }
      case "matrix":
        return Object.fromEntries(
          this.some(rowNames).map((row) => [row, this.one(question.columns as string[])]),
        );
      case "matrixdynamic":
        return Array.from({ length: this.between(1, 3) }, () =>
          this.one([{ what: "x" }, { how: "a" }, { what: "y", how: "b" }]),
        );
      case "comment":
        return this.one(["hej", "Hej då", "en\nrad till", "å@b"]);
      case "text":
        if (question.inputType === "number") return this.between(0, 10);
        if (question.inputType === "date")
          return `2026-0${this.between(1, 9)}-1${this.between(0, 9)}`;
        if (question.inputType === "email") return this.one(["a@b.se", "hej", "a@b", "x.y@z.org"]);
        return this.one(["hej", " HEJ".trim(), "åh hej", "xyz"]);
      default:
        return this.one(valuesOf(question));
    }
  }
}

const isWordChoice = (question: Json): boolean =>
  ["radiogroup", "dropdown"].includes(String(question.type)) &&
  typeof valuesOf(question)[0] === "string";

/** What can be chosen, the special choices included. */
const valuesOf = (question: Json): (string | number)[] => {
  if (question.type === "rating") return question.rateMin === 0 ? [0, 1, 2, 3] : [1, 2, 3, 4, 5];
  const choices = question.choices as (string | number | { value: string })[];
  return [
    ...choices.map((choice) => (typeof choice === "object" ? choice.value : choice)),
    ...(question.showNoneItem ? ["none"] : []),
    ...(question.showOtherItem ? ["other"] : []),
  ];
};
