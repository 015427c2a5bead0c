import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDate, formatMoment, formatMonth } from "./format-date.ts";
import { languageCodes } from "./registry.ts";
import { stockholmClock } from "./stockholm-clock.ts";

describe("a date", () => {
  test.each([
    ["sv", "23 september 2026"],
    ["en", "23 September 2026"],
    ["fi", "23. syyskuuta 2026"],
    ["fit", "23. septemperiä 2026"],
    ["se", "čakčamánu 23. b. 2026"],
    ["yi", "23 סעפּטעמבער 2026"],
    ["smj", "2026-09-23"],
    ["sma", "2026-09-23"],
    ["rom-x-arli", "2026-09-23"],
    ["rom-x-kalderas", "2026-09-23"],
    ["rom-x-lovari", "2026-09-23"],
    ["rmf", "2026-09-23"],
    ["rmu", "2026-09-23"],
  ] as const)("is written in %s as %s", (language, written) => {
    expect(formatDate(language, "2026-09-23")).toBe(written);
  });

  test("has no leading zero where the month has a name", () => {
    expect(formatDate("sv", "2026-01-05")).toBe("5 januari 2026");
    expect(formatDate("fit", "2026-05-05")).toBe("5. maita 2026");
  });

  test("is the date in Sweden when a moment is given, wherever the computer stands", () => {
    expect(formatDate("sv", "2026-11-30T23:30:00Z")).toBe("1 december 2026");
    expect(formatDate("sv", "2026-07-31T22:30:00.000Z")).toBe("1 augusti 2026");
    expect(formatMoment("sv", "2026-11-30T22:59:00Z")).toBe("30 november 2026, 23:59");
  });

  test.each(["", "2026-13-01", "2026-00-10", "23/09/2026", "2026-09-23T10:00", "Tuesday"])(
    "%j is refused, not guessed",
    (nonsense) => {
      expect(() => formatDate("sv", nonsense)).toThrow(RangeError);
      expect(() => formatMoment("sv", nonsense)).toThrow(RangeError);
    },
  );

  test("is written in composed letters in every language and month", () => {
    for (const language of languageCodes) {
      for (let month = 1; month <= 12; month += 1) {
        const iso = `2026-${String(month).padStart(2, "0")}`;
        const texts = [formatDate(language, `${iso}-15`), formatMonth(language, iso)];
        expect(texts.every((text) => text.includes("2026"))).toBe(true);
        expect(texts.map((text) => text.normalize("NFC"))).toEqual(texts);
      }
    }
  });

  test.each(["sv", "en", "fi"] as const)("in %s has the months that Intl has", (language) => {
    const locale = language === "en" ? "en-GB" : language;
    const intl = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
    for (let month = 0; month < 12; month += 1) {
      const day = new Date(Date.UTC(2026, month, 14));
      expect(formatDate(language, day.toISOString().slice(0, 10))).toBe(intl.format(day));
    }
  });

  test("a month stands alone without being inflected", () => {
    expect(formatMonth("sv", "2027-04")).toBe("april 2027");
    expect(formatMonth("fi", "2027-04")).toBe("huhtikuu 2027");
    expect(formatMonth("sma", "2027-04")).toBe("2027-04");
    expect(() => formatMonth("sv", "2027-4")).toThrow(RangeError);
  });
});

test("the clock shows Swedish time, summer and winter, as Intl does", () => {
  const intl = new Intl.DateTimeFormat("sv-SE", {
    dateStyle: "short",
    timeStyle: "short",
    timeZone: "Europe/Stockholm",
  });
  fc.assert(
    fc.property(
      fc.date({
        min: new Date("1997-01-01T00:00:00Z"),
        max: new Date("2037-12-30T00:00:00Z"),
        noInvalidDate: true,
      }),
      (moment) => {
        const { date, time } = stockholmClock(moment);
        expect(`${date} ${time}`).toBe(intl.format(moment));
      },
    ),
    { numRuns: 1000 },
  );
});

test("the hour in which the clock is put back or forward is told right", () => {
  expect(stockholmClock(new Date("2026-03-29T00:59:00Z")).time).toBe("01:59");
  expect(stockholmClock(new Date("2026-03-29T01:00:00Z")).time).toBe("03:00");
  expect(stockholmClock(new Date("2026-10-25T00:59:00Z")).time).toBe("02:59");
  expect(stockholmClock(new Date("2026-10-25T01:00:00Z")).time).toBe("02:00");
});
