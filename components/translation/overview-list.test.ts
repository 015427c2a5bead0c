import { expect, test } from "vitest";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { CollectionView } from "./collection-list.tsx";
import { overviewList, readOverviewAddress } from "./overview-list.ts";

const progress = (language: LanguageCode, missing: number) => ({
  language,
  counts: { missing, draft: 0, translated: 0, reviewed: 9 - missing, approved: 0, stale: 0 },
  total: 9,
});

const collection = (id: string, rest: Partial<CollectionView>): CollectionView => ({
  id,
  kind: "survey",
  processTitle: { sv: "Samråd i Granmark" },
  instrument: "needs_inventory",
  versionNumber: 1,
  isLocked: false,
  languages: [progress("fi", 0), progress("yi", 4)],
  ...rest,
});

const all = [
  collection("interface", { kind: "interface", processTitle: null, instrument: null }),
  collection("draft", {}),
  collection("opened", { isLocked: true }),
];

test.each([
  [{}, "interface:fi,yi draft:fi,yi"],
  [{ locked: "yes" }, "interface:fi,yi draft:fi,yi opened:fi,yi"],
  [{ show: "open" }, "interface:yi draft:yi"],
  [{ show: "open", language: "fi" }, ""],
  [{ language: "yi", q: "granmark" }, "draft:yi"],
  [{ language: "xx", q: ["SAMRAD", "not this one"] }, "draft:fi,yi"],
])("an address with %j shows %j", (query, expected) => {
  const shown = overviewList(all, readOverviewAddress(query), ({ id }) => id);
  const said = shown.map(
    ({ id, languages }) => `${id}:${languages.map(({ language }) => language).join(",")}`,
  );
  expect(said.join(" ")).toBe(expected);
});
