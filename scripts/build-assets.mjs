// Builds what the respondent's pages send beside HTML: the script, the styles and the fonts, into public/built/, named
// by their content so that a browser may keep them for ever. Takes about a second.
//   node scripts/build-assets.mjs
import { createHash } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { build } from "esbuild";
import { tsImport } from "tsx/esm/api";

// The fonts follow the registry of languages, which is TypeScript.
const { buildFonts } = await tsImport("./build-fonts.ts", import.meta.url);

const folder = "public/built";
/** Browsers of about 2020: old phones stay in use for long. */
const scriptTarget = "es2019";
const styleTarget = ["chrome80", "firefox78", "safari14"];

const save = async (name, extension, content) => {
  const hash = createHash("sha256").update(content).digest("base64url").slice(0, 10);
  const file = `${name}-${hash}.${extension}`;
  await writeFile(`${folder}/${file}`, content);
  return `/built/${file}`;
};

/**
 * `INVITED` is decided here: pages of open surveys get not a byte of what only invitations need, and the other way round.
 */
const buildScript = async (name, { invited = false } = {}) => {
  const { outputFiles } = await build({
    entryPoints: [`components/browser/${name}.ts`],
    bundle: true,
    minify: true,
    format: "iife",
    target: scriptTarget,
    define: { INVITED: String(invited) },
    write: false,
  });
  return outputFiles[0].contents;
};

const buildStyles = async (contents) => {
  const { outputFiles } = await build({
    stdin: {
      contents,
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
const fonts = await buildFonts((name, content) => save(name, "woff2", content));
const pageStyles = `@import "./components/tokens.css";\n@import "./components/survey/survey.css";\n${fonts}`;
const manifest = {
  script: await save("answering", "js", await buildScript("answering")),
  styles: await save("survey", "css", await buildStyles(pageStyles)),
  fonts: await save("fonts", "css", fonts),
  // Only for surveys that people are invited to; the second is fetched when somebody sends.
  invited: {
    script: await save("invited", "js", await buildScript("answering", { invited: true })),
    blinding: await save("blinding", "js", await buildScript("blinding-script")),
  },
  // Only for pages that have something to listen to.
  listening: {
    script: await save("listening", "js", await buildScript("listening")),
    styles: await save(
      "listening",
      "css",
      await buildStyles('@import "./components/survey/listening.css";'),
    ),
  },
};
await writeFile(`${folder}/manifest.json`, JSON.stringify(manifest, null, 2));
