import { expect, test } from "vitest";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { OfferedLanguage } from "#domain/survey/offered-language.ts";
import { exampleWave } from "#tests/support/example-wave.ts";
import { getHomePage } from "./home-handlers.ts";

const offered = (language: LanguageCode): OfferedLanguage => ({
  language,
  standing: "draft",
  isReleased: true,
  counts: { missing: 0, draft: 1, translated: 0, reviewed: 0, approved: 0, stale: 0 },
  reviewers: [],
});

test("surveys in the reader's language stand before those that are not, each in the order of closing", async () => {
  const waves = [
    exampleWave(undefined, { slug: "swedish", languages: [offered("sv")] }),
    exampleWave(undefined, { slug: "finnish", languages: [offered("sv"), offered("fi")] }),
    exampleWave(undefined, { slug: "finnishtoo", languages: [offered("sv"), offered("fi")] }),
  ];
  const response = await getHomePage(
    {
      listOpenWaves: () => Promise.resolve(waves),
      listOfferedLanguages: () =>
        Promise.resolve([{ language: "fi", isReleased: true, slug: "finnish" }]),
    },
    new Request("http://localhost/fi"),
    "fi",
    { styles: "", script: "/built/answering.js" },
  );
  const order = [...(await response.text()).matchAll(/\/fi\/answer\/(\w+)/g)].map(
    ([, slug]) => slug,
  );
  expect(order).toEqual(["finnish", "finnishtoo", "swedish"]);
});
