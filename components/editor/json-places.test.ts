import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonPlaces, lineOfPlace } from "./json-places.ts";

const text = `{
  "title": "A",
  "pages": [
    {
      "name": "p",
      "elements": [
        { "type": "text" },
        { "type": "html",
          "visibleIf": "x" }
      ]
    }
  ]
}`;

test("a problem's place is found on its line", () => {
  expect(lineOfPlace(text, "pages[0].elements[1].visibleIf")).toBe(9);
  expect(lineOfPlace(text, "pages[0].elements[0]")).toBe(7);
  expect(lineOfPlace(text, "")).toBe(1);
});

test("what is missing is shown at the nearest thing around it", () => {
  expect(lineOfPlace(text, "pages[0].elements[1].title.default")).toBe(8);
  expect(lineOfPlace(text, "description")).toBe(1);
});

test("text that is not JSON says where it stops", () => {
  expect(jsonPlaces('{"a": 1,}')).toEqual({ ok: false, offset: 8 });
  expect(jsonPlaces('{"a" 1}')).toEqual({ ok: false, offset: 5 });
  expect(jsonPlaces("[1, 2] 3")).toEqual({ ok: false, offset: 7 });
  expect(jsonPlaces("")).toEqual({ ok: false, offset: 0 });
});

test("nesting beyond bearing is refused, not crashed on", () => {
  expect(jsonPlaces("[".repeat(1_000_000)).ok).toBe(false);
});

test("it agrees with JSON.parse about what is JSON, whatever is broken", () => {
  const broken = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom("", ",", '"', "{", "}", "x", "\n", "\\", "01"))
    .map(([json, at, sign]) => {
      const place = at % (json.length + 1);
      return json.slice(0, place) + sign + json.slice(place + 1);
    });
  fc.assert(
    fc.property(fc.oneof(fc.json(), broken), (candidate) => {
      expect(jsonPlaces(candidate).ok).toBe(isJson(candidate));
    }),
  );
});

const isJson = (candidate: string): boolean => {
  try {
    JSON.parse(candidate);
    return true;
  } catch {
    return false;
  }
};
