// Builds what is measured and what it is measured beside, then measures. `npm run bench -- answers` runs one part.
import { buildPages, node, prepare, step } from "./prepare.mjs";

prepare();
buildPages();
step("baselines", () =>
  node("node_modules/next/dist/bin/next", "build", "scripts/bench/bare-next"),
);
node(
  "--conditions=react-server",
  "--import",
  "tsx",
  "scripts/bench/all.ts",
  ...process.argv.slice(2),
);
