import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, chromium, type Page } from "playwright-core";
import { expect } from "vitest";

/** The system's own browser: nothing is downloaded for a test. */
export const launchChromium = async (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath(), headless: true, args });

const require = createRequire(import.meta.url);
/** The small build: every page reads it anew. */
const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** Fails with what is wrong and where, for the whole page as it stands. */
export const expectAccessible = async (page: Page): Promise<void> => {
  // Through the developer tools, so that the page's own policy need not let scripts in.
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { readonly axe: AxeRunner };
    const result = await axe.run(document, { runOnly: { type: "tag", values: [...tags] } });
    return result.violations.map(({ id, nodes }) => ({
      rule: id,
      places: nodes.map(({ html }) => html.slice(0, 200)),
    }));
  }, wcag);
  expect(violations).toEqual([]);
};

/** Every request that the page makes, so that a test can see that none leaves the house. */
export const watchRequests = (page: Page): readonly string[] => {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  return requests;
};

/** What the page complained about: errors of scripts, refused by policy, not found. */
export const watchComplaints = (page: Page): readonly string[] => {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  return complaints;
};

interface AxeRunner {
  readonly run: (
    context: Document,
    options: { readonly runOnly: { readonly type: "tag"; readonly values: string[] } },
  ) => Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly { readonly html: string }[];
    }[];
  }>;
}

const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] as const;

const args = [
  // Needed as root, which tests in containers are.
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const chromiumPath = (): string => {
  const candidates = [
    process.env.CHROMIUM_PATH,
    // The same engine without windows, of which a page costs a quarter of the processor's time.
    "/usr/bin/chromium-headless-shell",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
  ];
  const found = candidates.find((path) => path !== undefined && existsSync(path));
  if (found === undefined) {
    throw new Error("no Chromium found: install it, or say where it is with CHROMIUM_PATH");
  }
  return found;
};
