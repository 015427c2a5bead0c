import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LanguageRelease, releaseInForce } from "#domain/language/language-release.ts";
import { type LanguageCode, languageCodes, languageOf } from "#domain/language/registry.ts";
import { textStatuses } from "#domain/language/text-status.ts";
import type { TextEntry, TextUnit } from "#domain/language/text-unit.ts";
import { type GateText, languageGate, usualLanguages } from "./language-gate.ts";
import { offerLanguages } from "./offer-languages.ts";

const october = new Date("2026-10-05T08:00:00Z");

const unit = (id: string, required = true): TextUnit => ({
  id,
  source: `svenska ${id}`,
  english: null,
  kind: "title",
  group: "page",
  required,
});

interface Written {
  readonly status: (typeof textStatuses)[number];
  readonly stale?: boolean;
  readonly reviewer?: string | null;
}

const text = (
  language: LanguageCode,
  id: string,
  { status, stale = false, reviewer = null }: Written,
  rest: Partial<GateText> & { readonly required?: boolean } = {},
): GateText => {
  const { required = true, ...given } = rest;
  const entry: TextEntry | null =
    status === "missing"
      ? null
      : {
          unit: id,
          language,
          text: `översatt ${id}`,
          status,
          madeFrom: stale ? "något annat" : `svenska ${id}`,
          unsure: [],
          reviewer,
          reviewedAt: status === "reviewed" || status === "approved" ? october : null,
          origin: "desk",
          revision: 1,
        };
  return { part: "survey", unit: unit(id, required), entry, hasClip: false, ...given };
};

const release = (
  language: LanguageCode,
  by: LanguageRelease["by"],
  rest: Partial<LanguageRelease> = {},
): LanguageRelease => ({
  id: "r",
  language,
  by,
  name: by === "speaker" ? "Amina" : null,
  reason: "Texterna är lästa.",
  isWithdrawn: false,
  at: october,
  ...rest,
});

const gateOf = (
  language: LanguageCode,
  texts: readonly GateText[],
  given: Partial<Parameters<typeof languageGate>[1]> = {},
) => languageGate(language, { texts, release: null, isDemonstration: false, ...given });

describe("a language before a wave opens", () => {
  test.each([
    ["is stopped where a required text is missing", "missing", true, ["texts_missing"], false],
    ["goes without a text that helps but is not required", "missing", false, [], false],
    ["needs a written yes for a draft", "draft", true, [], true],
    ["needs nothing for what somebody has translated", "translated", true, [], false],
    ["needs nothing for what has been reviewed", "reviewed", true, [], false],
    ["needs nothing for what has been approved", "approved", true, [], false],
  ] as const)("%s", (_, status, required, stops, needsYes) => {
    const gate = gateOf("fi", [text("fi", "a", { status }, { required })], {
      release: release("fi", "organiser"),
    });
    expect(gate).toMatchObject({ stops, needsYes });
    expect(gate.missing.map(({ unit: { id } }) => id)).toEqual(stops.length === 0 ? [] : ["a"]);
  });

  test("needs a written yes for a text that is older than its Swedish, whoever reviewed it", () => {
    const gate = gateOf("fi", [text("fi", "a", { status: "approved", stale: true })], {
      release: release("fi", "organiser"),
    });
    expect(gate).toMatchObject({ needsYes: true, standing: "draft", counts: { stale: 1 } });
  });

  test.each([
    ["reviewed", ["reviewed", "approved"]],
    ["draft", ["reviewed", "translated"]],
    ["draft", ["approved", "draft"]],
  ] as const)("is marked %s with %j", (standing, statuses) => {
    const texts = statuses.map((status, index) => text("fi", `${index}`, { status }));
    expect(gateOf("fi", texts).standing).toBe(standing);
  });

  test("counts two texts of the same id, one in the survey and one in its needs form", () => {
    const title = text("fi", "title", { status: "draft" });
    const other = text("fi", "title", { status: "reviewed" }, { part: "needs_form" });
    expect(gateOf("fi", [title, other]).counts).toMatchObject({ draft: 1, reviewed: 1 });
  });

  test("that is only heard may be offered when every required text of the survey has a voice", () => {
    const heard = text("rmf", "a", { status: "missing" }, { hasClip: true });
    const silent = text("rmf", "b", { status: "missing" });
    const button = text("rmf", "send", { status: "missing" }, { part: "interface" });
    const given = { release: release("rmf", "speaker") };
    expect(gateOf("rmf", [heard, button], given)).toMatchObject({ stops: [], standing: "heard" });
    expect(gateOf("rmf", [heard, silent, button], given)).toMatchObject({
      stops: ["texts_missing"],
      standing: "reviewed",
    });
    expect(gateOf("rmf", [button], given).stops).toEqual(["texts_missing"]);
  });

  test("names those who have signed it once a month each, when all of it is signed", () => {
    const signed = [
      text("rom-x-arli", "a", { status: "reviewed", reviewer: "Amina" }),
      text("rom-x-arli", "b", { status: "reviewed", reviewer: null }),
      text("rom-x-arli", "c", { status: "approved", reviewer: null }),
    ];
    // A yes to drafts is no reading of them.
    const given = { release: release("rom-x-arli", "speaker", { name: "Sandra" }) };
    expect(gateOf("rom-x-arli", signed, given).reviewers).toEqual([
      { name: null, month: "2026-10" },
      { name: "Amina", month: "2026-10" },
    ]);
    const draft = text("rom-x-arli", "d", { status: "draft", reviewer: "Ingen" });
    expect(gateOf("rom-x-arli", [...signed, draft], given).reviewers).toEqual([]);
  });
});

describe("a release", () => {
  const whole = (language: LanguageCode) => [text(language, "a", { status: "reviewed" })];

  test.each([
    ["sv", null, [], true],
    ["en", null, [], true],
    ["fi", null, ["release_missing"], false],
    ["fi", "organiser", [], true],
    ["yi", "speaker", [], true],
    ["rom-x-arli", null, ["release_missing"], false],
    ["rom-x-arli", "organiser", ["release_missing"], false],
    ["rom-x-arli", "speaker", [], true],
    ["smj", "speaker", [], true],
  ] as const)("of %s by %s leaves %j", (language, by, stops, isReleased) => {
    const given = { release: by === null ? null : release(language, by) };
    expect(gateOf(language, whole(language), given)).toMatchObject({ stops, isReleased });
  });

  test("by nobody in particular is no named speaker's", () => {
    const nameless = release("rom-x-arli", "speaker", { name: null });
    expect(gateOf("rom-x-arli", whole("rom-x-arli"), { release: nameless }).stops).toEqual([
      "release_missing",
    ]);
  });

  test("of a speaker is what a demonstration goes without, and says so; the organiser's it asks for", () => {
    const demonstration = { isDemonstration: true };
    expect(gateOf("rom-x-arli", whole("rom-x-arli"), demonstration)).toMatchObject({
      stops: [],
      isReleased: false,
    });
    expect(gateOf("fi", whole("fi"), demonstration).stops).toEqual(["release_missing"]);
  });

  test("holds until it is withdrawn, and again when it is given again", () => {
    const given = (day: number, isWithdrawn: boolean) =>
      release("fi", "organiser", { isWithdrawn, at: new Date(october.getTime() + day) });
    expect(releaseInForce([], "fi")).toBeNull();
    expect(releaseInForce([given(1, false)], "se")).toBeNull();
    expect(releaseInForce([given(1, false)], "fi")).not.toBeNull();
    expect(releaseInForce([given(2, true), given(1, false)], "fi")).toBeNull();
    expect(releaseInForce([given(1, false), given(2, true), given(3, false)], "fi")).not.toBeNull();
  });
});

const anyStatus = fc.constantFrom(...textStatuses);
const anyText = (language: LanguageCode) =>
  fc
    .record({
      status: anyStatus,
      stale: fc.boolean(),
      required: fc.boolean(),
      hasClip: fc.boolean(),
      part: fc.constantFrom("survey" as const, "needs_form" as const, "interface" as const),
    })
    .map(({ status, stale, ...rest }) => text(language, "t", { status, stale }, rest));

const anyGates = fc.boolean().chain((isDemonstration) =>
  fc
    .tuple(
      ...languageCodes.map((language) =>
        fc
          .record({
            texts: fc.array(anyText(language), { minLength: 1, maxLength: 6 }),
            release: fc.constantFrom(
              null,
              release(language, "organiser"),
              release(language, "speaker"),
            ),
          })
          .map((basis) => ({ language, ...basis, isDemonstration })),
      ),
    )
    .map((all) => all.map((each) => ({ ...each, gate: languageGate(each.language, each) }))),
);

const anyOffer = fc.record({
  languages: fc.option(fc.subarray([...languageCodes]), { nil: undefined }),
  draftsAccepted: fc.constantFrom(null, "", "  ja      ", "Utkasten är bättre än inget."),
});

test("whatever stands where, no language is offered that may not be", () => {
  let offers = 0;
  fc.assert(
    fc.property(anyGates, anyOffer, (world, offer) => {
      const accepted = offerLanguages(
        world.map(({ gate }) => gate),
        offer,
      );
      if (!accepted.ok) return;
      offers += 1;
      for (const { language, standing, isReleased } of accepted.value.languages) {
        const basis = world.find((each) => each.language === language);
        if (basis === undefined || language === "sv") continue;
        const { texts } = basis;
        const isWhole = texts.every((each) => each.entry !== null || !each.unit.required);
        const spoken = texts.filter((each) => each.unit.required && each.part !== "interface");
        expect(isWhole || (spoken.length > 0 && spoken.every(({ hasClip }) => hasClip))).toBe(true);
        expect(standing === "heard").toBe(!isWhole);
        const isUnread = texts.some(
          ({ entry, unit: { source } }) =>
            entry !== null && (entry.status === "draft" || entry.madeFrom !== source),
        );
        if (isUnread) expect((accepted.value.draftsAccepted ?? "").length).toBeGreaterThan(9);
        if (languageOf(language).release === "speaker" && !basis.isDemonstration) {
          expect(basis.release).toMatchObject({ by: "speaker", name: "Amina" });
          expect(isReleased).toBe(true);
        }
      }
    }),
    { numRuns: 2_000 },
  );
  expect(offers).toBeGreaterThan(100);
});

test("nobody has to choose: what needs no yes and no release is offered by itself", () => {
  fc.assert(
    fc.property(anyGates, (world) => {
      const gates = world.map(({ gate }) => gate);
      const usual = usualLanguages(gates);
      expect(usual.every((language) => languageOf(language).release === "none")).toBe(true);
      expect(offerLanguages(gates, {})).toMatchObject({
        ok: true,
        value: { draftsAccepted: null, machineVoices: [] },
      });
    }),
  );
});
