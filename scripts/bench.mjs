// Builds what is measured and what it is measured beside, then measures. `npm run bench -- answers` runs one part.
import { buildPages, node, prepare, step } from "./prepare.mjs";

const asked = process.argv.slice(2);

prepare();
// Texts are counted without a server, and their pages rendered outside Next (see the hook).
if (asked.length === 0 || asked.includes("languages")) {
  const hook = "./scripts/bench/without-server-only.mjs";
  node("--import", hook, "--import", "tsx", "scripts/bench/languages.ts");
}
const others = asked.filter((name) => name !== "languages");
if (asked.length === 0 || others.length > 0) {
  buildPages();
  step("baselines", () =>
    node("node_modules/next/dist/bin/next", "build", "scripts/bench/bare-next"),
  );
  node("--conditions=react-server", "--import", "tsx", "scripts/bench/all.ts", ...others);
}
