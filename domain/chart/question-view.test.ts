import { describe, expect, test } from "vitest";
import { form, single } from "#domain/disclosure/sample-form.ts";
import common from "#locales/sv/common.json" with { type: "json" };
import results from "#locales/sv/results.json" with { type: "json" };
import type { ChartRow } from "./chart-spec.ts";
import { type QuestionView, questionsWithViews, questionView } from "./question-view.ts";
import {
  bundleOf,
  needsForm,
  romaAnswers,
  rounds,
  sealed,
  times,
  translateFrom,
  waveOf,
} from "./sample-bundle.ts";
import { sayIn } from "./say.ts";

const say = sayIn(translateFrom({ results, common }), "sv");

const interval = (value: string) => ({ interval: value });

const bundle = bundleOf(waveOf("needs_inventory", 1, needsForm, rounds));

const viewOf = (question: string, of = bundle, rest = {}): QuestionView => {
  const view = questionView(of, { instrument: "needs_inventory", question, ...rest });
  if (view === null) throw new Error("no view");
  return view;
};

const spelled = (row: ChartRow): string => {
  switch (row.kind) {
    case "bar":
      return `${say(row.label)} ${say(row.text)}`;
    case "segments":
      return `${say(row.label)} ${row.segments.map((each) => say(each.text)).join(" ")}`;
    case "not_shown":
      return `${row.label === null ? "" : `${say(row.label)} `}${say(row.reason)}`;
  }
};

const panelsOf = (view: QuestionView | null): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    (view?.byAudience?.chart.panels ?? []).map((panel) => [panel.id, panel.rows.map(spelled)]),
  );

describe("a question, minority by minority", () => {
  const view = viewOf("interval");

  test("has one panel per minority in fixed order, each on its own rung or with the reason why not", () => {
    expect(Object.keys(panelsOf(view))).toEqual([
      "jews",
      "roma",
      "sami",
      "sweden_finns",
      "tornedalians",
    ]);
    expect(panelsOf(view)).toEqual({
      jews: ["Visas inte: för få har svarat"],
      roma: [
        "when_needed sv 14 %",
        "yearly sv 14 %",
        "twice_year sv (eller inget svar) 29 %",
        "quarterly sv 14 %",
        "six_year sv 14 %",
        "monthly sv 14 %",
      ],
      sami: ["Visas inte: svaren går inte att visa utan att enskilda kan kännas igen"],
      sweden_finns: [
        "when_needed sv eller yearly sv 25 %",
        "twice_year sv (eller inget svar) 25 %",
        "quarterly sv 25 %",
        "six_year sv eller monthly sv 25 %",
      ],
      tornedalians: ["Visas inte än: svaren visas när enkäten är stängd och resultatet har låsts"],
    });
    expect(view.byAudience?.chart.panels.map(({ n }) => n)).toEqual([null, 35, null, 20, null]);
  });

  test("together they weigh the same, on the coarsest rung of those that are shown", () => {
    const [panel] = view.equalWeight?.chart.panels ?? [];
    expect(panel?.rows.map(spelled)).toEqual([
      "when_needed sv eller yearly sv 27 %",
      "twice_year sv (eller inget svar) 27 %",
      "quarterly sv 20 %",
      "six_year sv eller monthly sv 27 %",
    ]);
    expect(view.equalWeight?.missing.map(({ minority, reason }) => [minority, reason])).toEqual([
      ["jews", "too_few_answers"],
      ["sami", "ladder_used_up"],
      ["tornedalians", "not_sealed"],
    ]);
    expect(view.equalWeight?.chart.notes.map(say)).toContain(
      "Samer finns inte med här. Visas inte: svaren går inte att visa utan att enskilda kan kännas igen.",
    );
  });

  test("if answers were counted instead, the same bins are summed", () => {
    const rows = view.equalWeight?.counted.rows ?? [];
    expect(rows.map((row) => row.slice(2))).toEqual(
      [
        [15, 27],
        [15, 27],
        [10, 18],
        [15, 27],
      ].map(([answers = 0, share = 0]) => [
        { kind: "count", value: answers },
        { kind: "count", value: 55 },
        { kind: "percent", value: share },
      ]),
    );
  });

  test("the table has the same figures and the same words as the chart", () => {
    const table = view.byAudience?.table;
    expect(table?.columns.map(({ heading }) => say(heading))).toEqual([
      "Grupp",
      "Svar",
      "Antal svar",
      "Av",
      "Andel i procent",
    ]);
    expect(table?.rows).toHaveLength(13);
    expect(table?.notes.map(say)).toContain("Svaren är inte ett statistiskt urval.");
  });

  test("says in a sentence that they differ, and never more than is shown", () => {
    expect(say(view.byAudience?.chart.finding ?? "")).toBe(
      "Det vanligaste svaret är inte detsamma i alla minoriteter.",
    );
  });

  test("nothing that was not published is anywhere in the view", () => {
    const { wave: _, ...rest } = view;
    expect(JSON.stringify(rest)).not.toContain('"count":4,');
    expect(JSON.stringify(rest)).not.toContain("30");
  });
});

describe("each kind of question", () => {
  const full = bundleOf(
    waveOf("needs_inventory", 1, needsForm, [
      sealed("roma", [
        ...times(6, { topics: ["culture"], forms: { visit: "want" }, baseline: { trust: 1 } }),
        ...times(6, { forms: { visit: "accept" }, baseline: { trust: 3 } }),
        ...times(8, {
          topics: ["never"],
          forms: { visit: "not_suitable" },
          baseline: { trust: 5 },
        }),
        ...times(5, { topics: ["culture"], baseline: { trust: 2 } }),
        ...times(5, { topics: ["culture"], baseline: { trust: 4 } }),
      ]),
    ]),
  );

  test("boxes: one bar per option, each with its own reason, exclusive ones never", () => {
    const view = viewOf("topics", full);
    expect(view.display).toBe("boxes");
    expect(panelsOf(view).roma).toEqual([
      "culture sv 53 %",
      "dental sv Visas inte: svaren går inte att visa utan att enskilda kan kännas igen",
    ]);
    expect(say(view.byAudience?.chart.finding ?? "")).toBe(
      "Minst hälften i någon minoritet har valt: culture sv.",
    );
    expect(JSON.stringify(view.byAudience)).not.toContain("never");
  });

  test("a minority that lacks only some of the rows is said to lack some", () => {
    const [first] =
      viewOf("topics", full).equalWeight?.missing.filter(({ minority }) => minority === "roma") ??
      [];
    expect(first).toEqual({ minority: "roma", reason: "ladder_used_up", everywhere: false });
  });

  test("the rows of a matrix are stacked", () => {
    const chart = viewOf("forms", full).byAudience?.chart;
    expect(chart?.kind).toBe("stacked");
    const row = chart?.panels[1]?.rows[1];
    expect(
      row?.kind === "segments" && row.segments.map(({ from, to, value }) => [from, to, value]),
    ).toEqual([
      [0, 20, 20],
      [20, 73.33, 53],
      [73.33, 100, 27],
    ]);
  });

  test("agreement diverges from its middle", () => {
    const chart = viewOf("baseline", full).byAudience?.chart;
    expect(chart?.kind).toBe("diverging");
    const row = chart?.panels[1]?.rows[0];
    const segments = row?.kind === "segments" ? row.segments : [];
    expect(segments.map(({ value }) => value)).toEqual([20, 17, 20, 17, 27]);
    expect([segments[0]?.from, segments[2]?.from, segments[2]?.to, segments[4]?.to]).toEqual([
      -46.67, -10, 10, 53.33,
    ]);
    expect(segments.map(({ place }) => place)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  });

  test("texts of individuals wait to be read", () => {
    const view = viewOf("influence_result", full);
    expect(view).toMatchObject({ display: "texts", byAudience: null, texts: "texts_not_yet_read" });
  });

  test("with few answers percentages go by fives", () => {
    const few = bundleOf(
      waveOf("needs_inventory", 1, needsForm, [
        sealed("roma", [...times(6, { topics: ["culture"] }), ...times(7, {})]),
      ]),
    );
    expect(panelsOf(viewOf("topics", few)).roma?.[0]).toBe("culture sv 45 %");
  });

  test("a wave, or a question, that is not there has no view", () => {
    expect(questionView(bundle, { instrument: "needs_inventory", question: "unknown" })).toBeNull();
    expect(
      questionView(bundle, { instrument: "needs_inventory", wave: 7, question: "interval" }),
    ).toBeNull();
    expect(questionsWithViews(viewOf("interval").wave).map(({ name }) => name)).toEqual([
      "interval",
      "topics",
      "forms",
      "baseline",
      "influence_result",
    ]);
  });

  test("a parent is read without the question that it opens", () => {
    const opened = form(
      single("fee", ["well", "badly"]),
      single("why", ["late", "low"], {
        visibleIf: {
          op: "equal",
          left: { kind: "answer", path: ["fee"] },
          right: { kind: "value", value: "badly" },
        },
      }),
    );
    const answers = [
      ...times(6, { fee: "well" }),
      ...times(6, { fee: "badly", why: "late" }),
      ...times(6, { fee: "badly", why: "low" }),
    ];
    const own = bundleOf(waveOf("needs_inventory", 1, opened, [sealed("roma", answers, opened)]));
    expect(panelsOf(viewOf("fee", own)).roma).toEqual([
      "well sv 35 %",
      "badly sv (eller inget svar) 65 %",
    ]);
    expect(panelsOf(viewOf("why", own)).roma).toEqual([
      "well sv 35 %",
      "badly sv: late sv 35 %",
      "badly sv: low sv (eller inget svar) 35 %",
    ]);
  });
});

describe("groups and waves beside each other", () => {
  const halves = [
    ...times(10, { topics: ["culture"], age_group: "65_plus" }),
    ...times(20, { age_group: "65_plus" }),
    ...times(20, { topics: ["culture"], age_group: "26_64" }),
    ...times(10, { age_group: "26_64" }),
  ];

  test("by age where it was published, with the grid that it was published on", () => {
    const aged = bundleOf(
      waveOf("needs_inventory", 1, needsForm, [
        sealed("roma", halves),
        sealed("sami", times(9, {})),
      ]),
    );
    const panels = panelsOf(viewOf("topics", aged, { by: ["age_group"] }));
    expect(panels.roma?.slice(0, 2)).toEqual([
      "culture sv: 18_25 sv eller 26_64 sv (eller inget svar) 67 %",
      "culture sv: 65_plus sv 33 %",
    ]);
    expect(panels.sami).toEqual(["Visas inte: för få har svarat"]);
    expect(panelsOf(viewOf("topics", aged, { by: ["sex"] })).roma).toEqual([
      "culture sv Visas inte: en del av grupperna är för små för att visas var för sig",
      "dental sv Visas inte: svaren går inte att visa utan att enskilda kan kännas igen",
    ]);
  });

  test("two waves on the rung that both have", () => {
    const coarse = [
      ...times(3, interval("yearly")),
      ...times(3, interval("when_needed")),
      ...times(6, interval("twice_year")),
      ...times(6, interval("quarterly")),
      ...times(6, interval("monthly")),
    ];
    const two = bundleOf(
      waveOf("needs_inventory", 1, needsForm, [sealed("roma", coarse)]),
      waveOf("needs_inventory", 2, needsForm, [sealed("roma", romaAnswers, needsForm, 2)]),
    );
    const view = viewOf("interval", two, { comparison: 1 });
    expect(view.wave.number).toBe(2);
    expect(panelsOf(view).roma).toEqual([
      "when_needed sv eller yearly sv: omgång 1 25 %",
      "twice_year sv (eller inget svar): omgång 1 25 %",
      "quarterly sv: omgång 1 25 %",
      "six_year sv eller monthly sv: omgång 1 25 %",
      "when_needed sv eller yearly sv: omgång 2 29 %",
      "twice_year sv (eller inget svar): omgång 2 29 %",
      "quarterly sv: omgång 2 14 %",
      "six_year sv eller monthly sv: omgång 2 29 %",
    ]);
  });

  test("a question that was asked in another way is not compared", () => {
    const changed = form(single("interval", ["often", "seldom"]));
    const two = bundleOf(
      waveOf("needs_inventory", 1, changed, [
        sealed("roma", [...times(8, interval("often")), ...times(8, interval("seldom"))], changed),
      ]),
      waveOf("needs_inventory", 2, needsForm, [sealed("roma", romaAnswers, needsForm, 2)]),
    );
    expect(panelsOf(viewOf("interval", two, { comparison: 1 })).roma?.[0]).toBe(
      "omgång 1 Visas inte: frågan har inte ställts till den här gruppen",
    );
  });
});

describe("a small round", () => {
  const small = bundleOf(
    waveOf("needs_inventory", 1, needsForm, [
      sealed("roma", [
        ...times(13, { interval: "monthly", forms: { visit: "want" }, topics: ["culture"] }),
      ]),
    ]),
  );

  test("says where the middle answer is, in the chart and in the table, and no figure", () => {
    const view = viewOf("interval", small);
    expect(panelsOf(view).roma).toEqual(["det mittersta svaret är: monthly sv"]);
    const cells = view.byAudience?.table.rows.flat() ?? [];
    expect(cells.flatMap((cell) => (cell.kind === "not_shown" ? say(cell.reason) : []))).toContain(
      "det mittersta svaret är: monthly sv",
    );
    expect(say(view.byAudience?.chart.finding ?? "")).toBe(
      "Grupperna är små. Därför visas bara på vilken sida av hälften svaren ligger.",
    );
    expect(view.equalWeight?.missing).toContainEqual(
      expect.objectContaining({ minority: "roma", reason: "verdict_only" }),
    );
  });

  test("says it row by row", () => {
    expect(panelsOf(viewOf("forms", small)).roma).toEqual([
      "workshop sv det mittersta svaret är: accept sv (eller inget svar)",
      "visit sv det mittersta svaret är: want sv",
    ]);
  });
});
