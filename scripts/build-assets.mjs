// Builds what the respondent's pages send beside HTML: the script, the styles and the fonts, into public/built/, named
// by their content so that a browser may keep them for ever. Takes about a second.
//   node scripts/build-assets.mjs
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { build } from "esbuild";
import subsetFont from "subset-font";

const folder = "public/built";
/** Browsers of about 2020: old phones stay in use for long. */
const scriptTarget = "es2019";
const styleTarget = ["chrome80", "firefox78", "safari14"];

/**
 * Letters beyond western European that our languages use (languages/README.md 4): Sámi, Romani, and marks to be
 * combined. A subset of our own: the ready-made one is nine times as large.
 */
const extendedLatin =
  "U+0100-017F,U+018F,U+01B7,U+01CD-01D4,U+01E4-01E9,U+01EE-01EF,U+0218-021B,U+021E-021F,U+0259,U+0292,U+0300-0302,U+0307,U+030A,U+030C";
const latin =
  "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD";
const hebrew = "U+0307-0308,U+0590-05FF,U+200C-2010,U+20AA,U+25CC,U+FB1D-FB4F";

const notoSans = "node_modules/@fontsource-variable/noto-sans/files/noto-sans";
const notoSansHebrew = "node_modules/@fontsource-variable/noto-sans-hebrew/files/noto-sans-hebrew";

const charactersOf = (ranges) =>
  ranges
    .split(",")
    .flatMap((range) => {
      const [first, last = first] = range
        .slice(2)
        .split("-")
        .map((hex) => Number.parseInt(hex, 16));
      return Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at));
    })
    .join("");

const save = async (name, extension, content) => {
  const hash = createHash("sha256").update(content).digest("base64url").slice(0, 10);
  const file = `${name}-${hash}.${extension}`;
  await writeFile(`${folder}/${file}`, content);
  return `/built/${file}`;
};

const fontFace = async (family, name, content, unicodeRange) => {
  const address = await save(name, "woff2", content);
  return `@font-face{font-family:"${family}";font-style:normal;font-weight:100 900;font-display:swap;src:url(${address}) format("woff2");unicode-range:${unicodeRange}}`;
};

const buildFonts = async () => {
  const extended = await readFile(`${notoSans}-latin-ext-wght-normal.woff2`);
  const subset = await subsetFont(extended, charactersOf(extendedLatin), { targetFormat: "woff2" });
  const faces = await Promise.all([
    fontFace(
      "Noto Sans Variable",
      "latin",
      await readFile(`${notoSans}-latin-wght-normal.woff2`),
      latin,
    ),
    fontFace("Noto Sans Variable", "latin-extended", subset, extendedLatin),
    fontFace(
      "Noto Sans Hebrew Variable",
      "hebrew",
      await readFile(`${notoSansHebrew}-hebrew-wght-normal.woff2`),
      hebrew,
    ),
  ]);
  return faces.join("\n");
};

const buildScript = async () => {
  const { outputFiles } = await build({
    entryPoints: ["components/browser/answering.ts"],
    bundle: true,
    minify: true,
    format: "iife",
    target: scriptTarget,
    write: false,
  });
  return outputFiles[0].contents;
};

const buildStyles = async (fonts) => {
  const { outputFiles } = await build({
    stdin: {
      contents: `@import "./components/tokens.css";\n@import "./components/survey/survey.css";\n${fonts}`,
      loader: "css",
      resolveDir: ".",
    },
    bundle: true,
    minify: true,
    external: ["/built/*"],
    target: styleTarget,
    write: false,
    logOverride: { "css-syntax-error": "error" },
  });
  return outputFiles[0].contents;
};

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const fonts = await buildFonts();
const manifest = {
  script: await save("answering", "js", await buildScript()),
  styles: await save("survey", "css", await buildStyles(fonts)),
  fonts: await save("fonts", "css", fonts),
};
await writeFile(`${folder}/manifest.json`, JSON.stringify(manifest, null, 2));
