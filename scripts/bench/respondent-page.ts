import { createServer, type Server } from "node:http";
import { brotliCompressSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { plainText } from "#domain/language/localized-text.ts";
import { type Question, type Questionnaire, questionsOf } from "#domain/survey/questionnaire.ts";
import { launchChromium } from "#tests/support/chromium.ts";
import { openBenchWorld } from "./bench-world.ts";
import { compare } from "./senders.ts";
import { serveNext } from "./serve-next.ts";

/** Slow 4G and an old telephone, as Lighthouse defines them: 150 ms, 1.6 Mbit/s down, a processor four times slower. */
const slow = {
  network: {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1_024 * 1_024) / 8,
    uploadThroughput: (750 * 1_024) / 8,
  },
  processor: 4,
};

/**
 * Bytes, requests and time until the first question can be answered: our page, the same questionnaire as bare HTML, and
 * in survey-react-ui inside Next.
 */
export const benchRespondentPage = async (): Promise<void> => {
  const bench = await openBenchWorld();
  const wave = await bench.operations.findWave(bench.slug);
  if (wave === null) throw new Error("the wave is gone");
  const ours = await serveNext(".", {
    SAMRAD_DATA_DIR: bench.dataFolder,
    SAMRAD_SECRET: bench.secret,
  });
  const surveyJs = await serveNext("scripts/bench/bare-next", { BENCH_DATABASE_URL: "" });
  const bare = await serveBare(wave.questionnaire);
  const browser = await launchChromium();
  const places = {
    bare: bare.address,
    ours: `${ours.address}/sv/answer/${bench.slug}`,
    surveyJs: `${surveyJs.address}/survey`,
  };
  console.log("first question (4x slower processor, slow 4G; median of five cold visits)");
  const measured = {
    bare: await visit(browser, places.bare),
    ours: await visit(browser, places.ours),
    surveyJs: await visit(browser, places.surveyJs, isTakenOver),
  };
  for (const [name, { kilobytes, fonts, requests, milliseconds }] of Object.entries(measured)) {
    console.log(
      `  ${name}: ${kilobytes.toFixed(1)} kB without fonts (${fonts.toFixed(1)} kB fonts), ${requests} requests, ${Math.round(milliseconds)} ms`,
    );
  }
  const { ours: own, bare: plain, surveyJs: other } = measured;
  compare("time: Samråd", own.milliseconds, "ms", {
    name: "bare HTML",
    figure: plain.milliseconds,
  });
  compare("time: SurveyJS", other.milliseconds, "ms", {
    name: "bare HTML",
    figure: plain.milliseconds,
  });
  compare("bytes: Samråd", own.kilobytes, "kB", { name: "SurveyJS", figure: other.kilobytes });
  await browser.close();
  bare.server.close();
  await Promise.all([ours.stop(), surveyJs.stop()]);
  await bench.close();
};

interface Visit {
  readonly kilobytes: number;
  readonly fonts: number;
  readonly requests: number;
  readonly milliseconds: number;
}

/** React has taken over the input: until then SurveyJS's model does not hear of an answer, and it is lost. */
const isTakenOver = (): boolean =>
  Object.keys(document.querySelector("input") ?? {}).some((key) => key.startsWith("__react"));

const visit = async (
  browser: Browser,
  address: string,
  isReady: () => boolean = () => true,
): Promise<Visit> => {
  const visits: Visit[] = [];
  for (let time = 0; time < 5; time += 1) visits.push(await visitOnce(browser, address, isReady));
  const median = visits.toSorted((one, other) => one.milliseconds - other.milliseconds)[2];
  if (median === undefined) throw new Error("no visit");
  return median;
};

const visitOnce = async (
  browser: Browser,
  address: string,
  isReady: () => boolean,
): Promise<Visit> => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  await tools.send("Network.enable");
  await tools.send("Network.emulateNetworkConditions", slow.network);
  await tools.send("Emulation.setCPUThrottlingRate", { rate: slow.processor });
  const types = new Map<string, string>();
  const bytes = { font: 0, other: 0 };
  tools.on("Network.responseReceived", ({ requestId, type }) => types.set(requestId, type));
  tools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    bytes[types.get(requestId) === "Font" ? "font" : "other"] += encodedDataLength;
  });
  const start = performance.now();
  await page.goto(address, { waitUntil: "commit" });
  const first = page.locator("input[type=radio], input[type=checkbox]").first();
  await first.waitFor({ state: "attached" });
  await page.waitForFunction(isReady);
  // Answered means that it stays answered: a page that is drawn again later has lost the click.
  let milliseconds = 0;
  for (let attempt = 0; attempt < 200; attempt += 1) {
    await first.check({ force: true, timeout: 20_000 }).catch(() => undefined);
    milliseconds = performance.now() - start;
    await page.waitForTimeout(50);
    if (await first.isChecked().catch(() => false)) break;
  }
  await page.waitForLoadState("networkidle");
  await context.close();
  return {
    kilobytes: bytes.other / 1_024,
    fonts: bytes.font / 1_024,
    requests: types.size,
    milliseconds,
  };
};

/** The least that asks the same questions: native inputs, no style, no script. */
const serveBare = async (
  questionnaire: Questionnaire,
): Promise<{ readonly server: Server; readonly address: string }> => {
  const questions = [...questionnaire.gates, ...questionsOf(questionnaire)];
  const html = `<!doctype html><html lang="sv"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${plainText(questionnaire.title, "sv")}</title><form method="post">${questions.map(bareQuestion).join("")}<button>Skicka</button></form></html>`;
  const body = brotliCompressSync(html);
  const server = createServer((_request, response) => {
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "content-encoding": "br",
    });
    response.end(body);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { server, address: `http://127.0.0.1:${address.port}` };
};

const bareQuestion = (question: Question): string => {
  const title = `<legend>${plainText(question.title, "sv")}</legend>`;
  const option = (name: string, type: string, value: unknown, text: string): string =>
    `<label><input type="${type}" name="${name}" value="${String(value)}">${text}</label><br>`;
  const choices = (
    name: string,
    type: string,
    list: readonly { value: unknown; text: Question["title"] }[],
  ) => list.map(({ value, text }) => option(name, type, value, plainText(text, "sv"))).join("");
  switch (question.kind) {
    case "single":
      return `<fieldset>${title}${choices(question.name, "radio", question.choices)}</fieldset>`;
    case "multiple":
      return `<fieldset>${title}${choices(question.name, "checkbox", question.choices)}</fieldset>`;
    case "matrix":
      return `<fieldset>${title}${question.rows
        .map(
          (row) =>
            `<fieldset><legend>${plainText(row.text, "sv")}</legend>${choices(`${question.name}.${row.value}`, "radio", question.columns)}</fieldset>`,
        )
        .join("")}</fieldset>`;
    case "comment":
      return `<fieldset>${title}<textarea name="${question.name}"></textarea></fieldset>`;
    case "text":
    case "table":
      return `<fieldset>${title}<input name="${question.name}"></fieldset>`;
  }
};
