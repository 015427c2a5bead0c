import { expect, test } from "vitest";
import { clipFileName, matchClipFiles } from "./clip-file-name.ts";

const units = [
  "place.title",
  "place.choices.Å",
  "page life.title",
  "survey:start.young",
  "a b",
  "a:b",
];

test("a file is called as its text, without what no file name may hold", () => {
  expect(units.map(clipFileName)).toEqual([
    "place.title",
    "place.choices.Å",
    "page_life.title",
    "survey_start.young",
    "a_b",
    "a_b",
  ]);
});

test.each([
  ["place.title.mp3", "place.title"],
  ["PLACE.TITLE.OPUS", "place.title"],
  ["C:\\recordings\\place.title.mp3", "place.title"],
  ["place.choices.A\u030a.ogg", "place.choices.Å"],
  ["page life.title.mp3", "page life.title"],
  ["page_life.title.mp3", "page life.title"],
  ["survey_start.young.mp3", "survey:start.young"],
  ["place.title", "place.title"],
  ["place.mp3", null],
  ["place.title (1).mp3", null],
  ["a_b.mp3", null],
  ["", null],
])("%s is a recording of %s", (name, unit) => {
  expect(matchClipFiles([name], units).get(name)).toBe(unit);
});

test("two files for one text are nobody's: neither is taken by chance", () => {
  const matched = matchClipFiles(["place.title.mp3", "place.title.opus", "a.mp3"], units);
  expect([...matched.values()]).toEqual([null, null, null]);
});
