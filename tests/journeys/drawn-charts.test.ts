import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SaidTable, sayChart, sayTable } from "#components/chart/said-chart.ts";
import { besideEqualWeight } from "#components/results/minorities-together.ts";
import { questionView } from "#domain/chart/question-view.ts";
import {
  bundleOf,
  needsForm,
  rounds,
  sealed,
  times,
  translateFrom,
  waveOf,
} from "#domain/chart/sample-bundle.ts";
import { sayIn } from "#domain/chart/say.ts";
import common from "#locales/sv/common.json" with { type: "json" };
import results from "#locales/sv/results.json" with { type: "json" };
import staff from "#locales/sv/staff.json" with { type: "json" };
import { launchChromium, watchRequests } from "../support/chromium.ts";

/*
 * Recharts draws nothing without a browser. What stands in the drawing is read back from it and compared with the
 * table, which is made another way from the same release.
 */
let browser: Browser;
let script: string;

beforeAll(async () => {
  const [launched, bundled] = await Promise.all([launchChromium(), bundle()]);
  browser = launched;
  script = bundled;
});

afterAll(async () => {
  await browser?.close();
});

const bundle = async (): Promise<string> => {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { createElement } from "react";
        import { createRoot } from "react-dom/client";
        import { ChartFigure } from "#components/chart/chart-figure.tsx";
        globalThis.draw = (props) =>
          createRoot(document.body).render(createElement(ChartFigure, props));
      `,
      resolveDir: process.cwd(),
      loader: "tsx",
    },
    bundle: true,
    write: false,
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return outputFiles[0]?.text ?? "";
};

const say = sayIn(
  translateFrom({ results, common: { ...common, chart: { base: staff.chart.base_other } } }),
  "sv",
);

const alike = times(6, { topics: ["culture"], forms: { visit: "want" }, baseline: { trust: 1 } });
const varied = [
  ...alike,
  ...times(5, { topics: ["culture"], forms: { visit: "accept" }, baseline: { trust: 2 } }),
  ...times(60, { forms: { visit: "not_suitable" }, baseline: { trust: 5 } }),
  ...times(5, { topics: ["dental"], forms: { visit: "want" }, baseline: { trust: 4 } }),
  ...times(6, { topics: ["never"], baseline: { trust: 3 } }),
];
const coarse = [
  ...alike,
  ...times(8, { topics: ["culture"], forms: { visit: "want" }, baseline: { trust: 2 } }),
  ...times(3, { forms: { visit: "accept" }, baseline: { trust: 4 } }),
  ...times(9, { topics: ["dental"], forms: { visit: "not_suitable" }, baseline: { trust: 5 } }),
];
const bundles = {
  interval: bundleOf(waveOf("needs_inventory", 1, needsForm, rounds)),
  others: bundleOf(
    waveOf("needs_inventory", 1, needsForm, [
      sealed("jews", times(3, {})),
      sealed("roma", varied),
      sealed("sami", coarse),
    ]),
  ),
};

const figureOf = (question: string) => {
  const of = question === "interval" ? bundles.interval : bundles.others;
  const view = questionView(of, { instrument: "needs_inventory", question });
  const figure = view === null ? null : besideEqualWeight(view, false);
  if (figure === null) throw new Error("no figure");
  const voice = { say, language: "sv" } as const;
  return { chart: sayChart(figure.chart, voice), table: sayTable(figure.table, voice) };
};

const words = {
  table: "Tabell",
  download: "Hämta",
  svg: "SVG",
  png: "PNG",
  csv: "CSV",
  failed: "",
};

const drawn = async (question: string, options: { width?: number; direction?: "ltr" | "rtl" }) => {
  const { width = 1000, direction = "ltr" } = options;
  const { chart, table } = figureOf(question);
  const page = await browser.newPage({ viewport: { width, height: 900 }, acceptDownloads: true });
  const requests = watchRequests(page);
  await page.setContent(`<!doctype html><html lang="sv" dir="${direction}"><title>x</title><body>`);
  await page.addScriptTag({ content: script });
  await page.evaluate(
    (props) => (globalThis as unknown as { draw: (props: unknown) => void }).draw(props),
    { id: "figure", chart, table, csvHref: "/csv", words, level: 2, direction },
  );
  await expect.poll(() => page.locator(".chart-panel svg").count()).toBe(chart.panels.length);
  await expect.poll(() => page.locator(".chart-panel svg text").count()).toBeGreaterThan(0);
  return { page, chart, table, requests };
};

const textsIn = async (page: Page): Promise<ReadonlyMap<string, readonly string[]>> => {
  const panels = await page.locator(".chart-panel").evaluateAll((elements) =>
    elements.map((panel) => ({
      title: (panel as HTMLElement).dataset.panel ?? "",
      texts: [...panel.querySelectorAll("svg text")].map((text) => text.textContent ?? ""),
    })),
  );
  const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, "");
  return new Map(panels.map(({ title, texts }) => [title, texts.map(plain)]));
};

const shares = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => /\d+ %$/.exec(text)?.[0] ?? []));

const sharesInTable = ({ rows }: SaidTable, group: string): ReadonlySet<string> =>
  shares(
    rows
      .filter(([first]) => first?.text === group)
      .flatMap((row) => row.filter(({ kind }) => kind === "percent").map(({ text }) => text)),
  );

describe.each(["interval", "topics", "forms", "baseline"])("the chart of %s", (question) => {
  test.each([
    ["on a desk", {}],
    ["on a telephone", { width: 340 }],
    ["from right to left", { direction: "rtl" as const }],
  ])(
    "%s writes the figures of its table, panel by panel, and no others",
    async (_where, options) => {
      const { page, chart, table } = await drawn(question, options);
      const texts = await textsIn(page);
      expect([...texts.keys()]).toEqual(chart.panels.map(({ title }) => title));
      for (const [group, written] of texts) {
        expect({ group, shares: shares(written) }).toEqual({
          group,
          shares: sharesInTable(table, group),
        });
      }
      await page.close();
    },
  );
});

test("on different rungs the bars of two minorities are different, and one that is not shown says why", async () => {
  const { page, requests } = await drawn("interval", {});
  const texts = await textsIn(page);
  expect(texts.get("Judar")).toEqual(["Visas inte: för få har svarat"]);
  expect(texts.get("Roma")).toBeUndefined();
  expect(texts.get("Romer")).toHaveLength(12);
  expect(texts.get("Sverigefinnar")).toEqual([
    "when_needed sv eller yearly sv",
    "25 %",
    "twice_year sv (eller inget svar)",
    "25 %",
    "quarterly sv",
    "25 %",
    "six_year sv eller monthly sv",
    "25 %",
  ]);
  expect(requests).toEqual([]);
  await page.close();
});

test("a picture that is kept has everything in it: question, finding, figures, notes, and nothing from outside", async () => {
  const { page, chart, requests } = await drawn("baseline", {});
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "SVG" }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const svg = Buffer.concat(chunks).toString();
  expect(download.suggestedFilename()).toBe("figure.svg");
  for (const text of [chart.title, ...chart.panels.map(({ title }) => title)]) {
    expect(svg).toContain(text);
  }
  expect(svg).toContain("Svaren är inte ett statistiskt urval.");
  expect(svg).not.toMatch(/var\(|href=|@import|<style|class=/);
  const [picture] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "PNG" }).click(),
  ]);
  expect(picture.suggestedFilename()).toBe("figure.png");
  expect(requests.filter((each) => !/^(blob|data):/.test(each))).toEqual([]);
  await page.close();
});
