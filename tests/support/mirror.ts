import type { Browser, Page } from "playwright-core";

/** What a comparison gives: the share of the picture that is not where the mirror has it, and the two pictures. */
export interface Mirrored {
  readonly share: number;
  readonly picture: Buffer;
  readonly mirror: Buffer;
}

/**
 * Holds a page that is read from right to left against its own mirror: the same page with every word replaced by a block
 * of its width, once as it is and once with every direction turned round and the picture with it. Whatever stands on a
 * side by name (`margin-left`, `float: left`) stands on the wrong one in one of them. No stored picture to keep up to
 * date, and no font to differ from machine to machine.
 */
export const heldToMirror = async (
  browser: Browser,
  page: Page,
  width: number,
  fault = "",
): Promise<Mirrored> => {
  const html = await page.evaluate(stillLife);
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  try {
    const copy = await context.newPage();
    const origin = new URL(page.url()).origin;
    await copy.route(`${origin}/`, (route) =>
      route.fulfill({ contentType: "text/html; charset=utf-8", body: html }),
    );
    await copy.goto(`${origin}/`, { waitUntil: "load" });
    await copy.addStyleTag({ content: `${quiet} ${fault}` });
    await copy.evaluate(() => document.fonts.ready);
    await copy.evaluate(wordsToBlocks);
    const picture = await copy.screenshot({ fullPage: true });
    await copy.evaluate(turnRound);
    const mirror = await copy.screenshot({ fullPage: true });
    const share = await copy.evaluate(differing, [picture, mirror].map(asAddress));
    return { share, picture, mirror };
  } finally {
    await context.close();
  }
};

const asAddress = (png: Buffer): string => `data:image/png;base64,${png.toString("base64")}`;

/** What has a direction of its own within: glyphs of markers, pictures, typed text, the native arrows of fields. */
const quiet = `
  *, *::before, *::after, *::marker { transition: none !important; animation: none !important; caret-color: transparent !important; }
  *::before, *::after, *::marker, input, select, textarea { color: transparent !important; }
  ::-webkit-calendar-picker-indicator { visibility: hidden; }
  ::placeholder { color: transparent !important; }
  svg > * { visibility: hidden !important; }
  svg { background: currentColor; }
  html { scrollbar-width: none; }
`;

/** The page as it stands, without what moves. */
const stillLife = (): string => {
  for (const field of document.querySelectorAll("input, textarea, option")) {
    if (field instanceof HTMLInputElement) field.toggleAttribute("checked", field.checked);
    if (field instanceof HTMLOptionElement) field.toggleAttribute("selected", field.selected);
  }
  const copy = document.documentElement.cloneNode(true) as HTMLElement;
  for (const part of copy.querySelectorAll('script, meta[http-equiv], link[rel="preload"]')) {
    part.remove();
  }
  return `<!doctype html>${copy.outerHTML}`;
};

const wordsToBlocks = (): void => {
  const unspoken = "script, style, title, option, textarea, select, svg, noscript";
  const texts: Text[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node as Text;
    if (text.data.trim() !== "" && text.parentElement?.closest(unspoken) === null) texts.push(text);
  }
  const range = document.createRange();
  const measured = texts.map((text) =>
    [...text.data.matchAll(/\s+|\S+/g)].map(({ 0: word, index }) => {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      // A word on two lines is as wide as both.
      const wide = [...range.getClientRects()].reduce((sum, rect) => sum + rect.width, 0);
      return { word, width: Math.round(wide) };
    }),
  );
  texts.forEach((text, at) => {
    const line = document.createElement("x-line");
    for (const { word, width } of measured[at] ?? []) {
      if (word.trim() === "") {
        line.append(" ");
        continue;
      }
      const block = document.createElement("x-word");
      const side = `${Math.min(width, line.parentElement?.clientWidth ?? width)}px`;
      block.style.cssText = `display:inline-block;inline-size:${side};max-inline-size:100%;block-size:0.6em;background:currentColor`;
      line.append(block);
    }
    text.replaceWith(line);
  });
};

const turnRound = (): void => {
  const all = [...document.querySelectorAll<HTMLElement>("*")];
  const opposite = { ltr: "rtl", rtl: "ltr" } as Record<string, string>;
  const before = all.map((each) => getComputedStyle(each).direction);
  all.forEach((each, at) => {
    if (each.hasAttribute("dir") || each.tagName === "BDI")
      each.dir = opposite[before[at] ?? ""] ?? "";
  });
  document.documentElement.dir = opposite[before[0] ?? ""] ?? "";
  all.forEach((each, at) => {
    const wanted = opposite[before[at] ?? ""] ?? "";
    if (getComputedStyle(each).direction !== wanted) each.style.direction = wanted;
  });
};

/** A dot differs when no dot beside it in the turned picture is like it: edges may fall half a dot to either side. */
const differing = async (addresses: readonly string[]): Promise<number> => {
  const drawn = await Promise.all(
    addresses.map(async (address, at) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.width = image.width;
      canvas.height = image.height;
      const pen = canvas.getContext("2d", { willReadFrequently: true });
      if (pen === null) throw new Error("no canvas");
      if (at === 1) {
        pen.translate(image.width, 0);
        pen.scale(-1, 1);
      }
      pen.drawImage(image, 0, 0);
      return pen.getImageData(0, 0, image.width, image.height);
    }),
  );
  const [one, other] = drawn;
  if (one === undefined || other === undefined) return 1;
  if (one.width !== other.width || Math.abs(one.height - other.height) > 2) return 1;
  const height = Math.min(one.height, other.height);
  const reach = 2;
  const [here, there] = [one.data, other.data];
  const isNear = (from: number, to: number): boolean =>
    Math.abs((here[from] ?? 0) - (there[to] ?? 0)) <= 60;
  const isAlike = (from: number, to: number): boolean =>
    isNear(from, to) && isNear(from + 1, to + 1) && isNear(from + 2, to + 2);
  let differ = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < one.width; x += 1) {
      const at = (y * one.width + x) * 4;
      if (isAlike(at, at)) continue;
      let isFound = false;
      for (let dy = -1; dy <= 1 && !isFound; dy += 1) {
        for (let dx = -reach; dx <= reach && !isFound; dx += 1) {
          const [nx, ny] = [x + dx, y + dy];
          if (nx < 0 || ny < 0 || nx >= one.width || ny >= height) continue;
          isFound = isAlike(at, (ny * one.width + nx) * 4);
        }
      }
      if (!isFound) differ += 1;
    }
  }
  return differ / (one.width * height);
};
