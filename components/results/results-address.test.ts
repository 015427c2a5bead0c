import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bundleOf,
  internalForm,
  needsForm,
  rounds,
  said,
  sealed,
  waveOf,
} from "#domain/chart/sample-bundle.ts";
import { instrumentsOf, queryOf, readAddress, resultsViews } from "./results-address.ts";

const open = [sealed("roma", null)];
const bundle = bundleOf(
  waveOf("internal_inventory", 1, internalForm, [said("administrations", "attributed", [])]),
  waveOf("needs_inventory", 1, needsForm, rounds),
  waveOf("needs_inventory", 2, needsForm, rounds),
  waveOf("needs_inventory", 3, needsForm, open),
);

describe("an address of results", () => {
  test("without anything asked for shows the latest wave of the needs inventory that has results", () => {
    expect(readAddress({}, bundle)).toEqual({
      instrument: "needs_inventory",
      wave: 2,
      question: null,
      by: null,
      comparison: null,
      view: "minority",
      search: "",
    });
    expect(instrumentsOf(bundle)).toEqual(["needs_inventory", "internal_inventory"]);
  });

  test("a wave that is open can be asked for, and is the answer when nothing else is there", () => {
    expect(readAddress({ wave: "3" }, bundle)?.wave).toBe(3);
    const first = bundleOf(waveOf("needs_inventory", 1, needsForm, open));
    expect(readAddress({}, first)?.wave).toBe(1);
  });

  test.each([
    ["a wave that is not there", { wave: "9" }],
    ["a wave that is no number", { wave: "2e0" }],
    ["a survey that is not there", { instrument: "__proto__" }],
  ])("%s does not exist", (_what, query) => {
    expect(readAddress(query, bundle)).toBeNull();
  });

  test("nothing has been opened: there is no address at all", () => {
    expect(readAddress({}, bundleOf())).toBeNull();
  });

  test.each([
    ["itself", "2"],
    ["a wave without results", "3"],
    ["a wave that is not there", "7"],
  ])("a wave is not laid beside %s", (_what, comparison) => {
    expect(readAddress({ wave: "2", comparison }, bundle)?.comparison).toBeNull();
  });

  test("says the same when it is read again: a view can be shared", () => {
    const anAddress = fc.record({
      instrument: fc.constant("needs_inventory"),
      wave: fc.constant(2),
      question: fc.option(fc.string({ minLength: 1 })),
      by: fc.option(fc.string({ minLength: 1 })),
      comparison: fc.constantFrom(null, 1),
      view: fc.constantFrom(...resultsViews),
      search: fc.string({ maxLength: 100 }),
    });
    fc.assert(
      fc.property(anAddress, (address) => {
        const query = Object.fromEntries(new URLSearchParams(queryOf(address).toString()));
        expect(readAddress(query, bundle)).toEqual(address);
      }),
    );
  });
});
