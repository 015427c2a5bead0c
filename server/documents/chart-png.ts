import { createRequire } from "node:module";
import { Resvg } from "@resvg/resvg-js";
import { type ChartImage, chartFont } from "./chart-svg.ts";

const require = createRequire(import.meta.url);

/** Static TTF files: resvg reads neither WOFF2 nor the system's fonts, so a picture looks the same on every machine. */
const filesOf = (...files: readonly string[]): string[] =>
  files.map((file) => require.resolve(`@expo-google-fonts/${file}`));

const latin = filesOf(
  "noto-sans/400Regular/NotoSans_400Regular.ttf",
  "noto-sans/700Bold/NotoSans_700Bold.ttf",
);
const hebrew = filesOf(
  "noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf",
  "noto-sans-hebrew/700Bold/NotoSansHebrew_700Bold.ttf",
);

/** Reading fonts is half of a small picture's time, so the Hebrew ones are read only where they are needed. */
const fontFilesFor = (svg: string): string[] =>
  /\p{Script=Hebrew}/u.test(svg) ? [...latin, ...hebrew] : latin;

/** A chart's SVG as PNG, `pixels` wide. */
export const chartPng = ({ svg, width }: ChartImage, pixels: number = width): Buffer =>
  new Resvg(svg, {
    fitTo: { mode: "width", value: pixels },
    font: { fontFiles: fontFilesFor(svg), loadSystemFonts: false, defaultFontFamily: chartFont },
  })
    .render()
    .asPng();
