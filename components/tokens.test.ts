import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

/** The custom properties of the n-th `:root { … }` rule after a marker, on top of the light ones. */
const tokensAfter = (marker: string): Map<string, string> => {
  const from = css.indexOf(":root", css.indexOf(marker));
  const rule = css.slice(from, css.indexOf("}", from));
  return new Map(
    [...rule.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, n = "", v = ""]) => [n, v]),
  );
};

const light = tokensAfter("Design tokens");
const themes = {
  light,
  dark: new Map([...light, ...tokensAfter("prefers-color-scheme: dark")]),
  print: new Map([...light, ...tokensAfter("@media print")]),
};

const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (one: string, other: string): number => {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
};

const grounds = ["paper", "raised", "sunken"];
const readable: readonly (readonly [string, string])[] = [
  ...grounds.flatMap((ground) =>
    ["ink", "ink-soft", "accent", "accent-strong", "danger", "warning", "success"].map(
      (ink) => [ink, ground] as const,
    ),
  ),
  ["accent-ink", "accent"],
  ["accent-ink", "accent-strong"],
  ["ink", "accent-soft"],
  ["accent-strong", "accent-soft"],
  ["danger", "danger-soft"],
  ["warning", "warning-soft"],
  ["success", "success-soft"],
  ["ink", "danger-soft"],
  ["ink", "warning-soft"],
  ["ink", "success-soft"],
];

test.each(Object.entries(themes))(
  "in the %s theme every text can be read on its ground",
  (_name, theme) => {
    const faint = readable.filter(
      ([ink, ground]) =>
        contrast(theme.get(ink) ?? "#ffffff", theme.get(ground) ?? "#ffffff") < 4.5,
    );
    expect(faint).toEqual([]);
  },
);

test.each(Object.entries(themes))(
  "in the %s theme the edge of a field and the focus can be seen",
  (_name, theme) => {
    const of = (token: string) => theme.get(token) ?? "#ffffff";
    for (const ground of grounds) {
      expect(contrast(of("line-strong"), of(ground))).toBeGreaterThanOrEqual(3);
      expect(contrast(of("focus"), of(ground))).toBeGreaterThanOrEqual(3);
    }
  },
);
