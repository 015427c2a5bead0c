import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

const refused = [
  ["domain/survey/reads-database.ts", "#server/db/client.ts"],
  ["domain/survey/climbs-out.ts", "../../server/db/client.ts"],
  ["domain/survey/knows-next.ts", "next/headers"],
  ["domain/survey/reads-files.ts", "node:fs"],
  ["domain/policy/uses-raw-counts.ts", "#domain/statistics/counts.ts"],
  ["components/chart/shows-raw-counts.tsx", "#domain/statistics/counts.ts"],
  ["components/chart/calls-server.tsx", "#server/operations/index.ts"],
  ["server/operations/uses-prisma.ts", "../db/generated/client.ts"],
  ["app/results/page.tsx", "#server/db/client.ts"],
  ["app/results/raw.tsx", "#domain/statistics/counts.ts"],
  ["server/pages/asks-database.ts", "#server/db/client.ts"],
  ["domain/survey/uses-surveyjs.ts", "survey-core"],
] as const;

const welcome = [
  ["domain/survey/uses-sibling.ts", "#domain/shared/result.ts"],
  ["domain/survey/uses-zod.ts", "zod"],
  ["domain/disclosure/protects.ts", "#domain/statistics/counts.ts"],
  ["domain/policy/exports.ts", "#domain/disclosure/publish-counts.ts"],
  ["components/chart/draws.tsx", "#domain/disclosure/publish-counts.ts"],
  ["server/operations/stores.ts", "#server/db/client.ts"],
  ["app/surveys/page.tsx", "#server/operations/index.ts"],
  ["server/pages/draws.tsx", "#components/survey/page.tsx"],
  ["domain/survey/surveyjs.ts", "survey-core"],
  ["domain/survey/pattern.ts", "re2js"],
] as const;

/** Lints a throwaway tree with the project's own rules, so that a rule that stopped working is noticed. */
test("the import rules refuse what they should and nothing else", () => {
  const tree = mkdtempSync(join(tmpdir(), "architecture-"));
  copyFileSync("biome.json", join(tree, "biome.json"));
  for (const [file, imported] of [...refused, ...welcome]) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), `import { x } from "${imported}";\n\nexport const y = x;\n`);
  }

  const { stdout } = spawnSync(resolve("node_modules/.bin/biome"), ["lint", "--reporter=github"], {
    cwd: tree,
    encoding: "utf8",
  });

  const caught = [...stdout.matchAll(/noRestrictedImports.*?file=([^,]+)/g)].map(([, file = ""]) =>
    relative(tree, file),
  );
  expect(caught.toSorted()).toEqual(refused.map(([file]) => file).toSorted());
});
