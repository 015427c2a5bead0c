import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeFromBytes, groupCode, readCode } from "./code.ts";

const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXY";
const aCode = () => fc.uint8Array({ minLength: 32, maxLength: 32 }).map(codeFromBytes);
const aPlace = fc.nat({ max: 15 });

describe("an invitation's code", () => {
  test("is sixteen symbols of the alphabet that reads back as itself, however it is grouped", () => {
    fc.assert(
      fc.property(aCode(), (code) => {
        expect(code).toMatch(new RegExp(`^[${alphabet}]{16}$`));
        expect(readCode(code)).toEqual({ code, slip: null });
        expect(readCode(groupCode(code))).toEqual({ code, slip: null });
        expect(readCode(` ${groupCode(code).toLowerCase().replaceAll("-", " – ")}\n`)).toEqual({
          code,
          slip: null,
        });
      }),
    );
  });

  test("one wrong symbol is always found", () => {
    fc.assert(
      fc.property(aCode(), aPlace, fc.constantFrom(...alphabet), (code, place, symbol) => {
        fc.pre(code[place] !== symbol);
        const mistyped = code.slice(0, place) + symbol + code.slice(place + 1);
        expect(readCode(mistyped)).toEqual({ code: null, slip: "check" });
      }),
    );
  });

  test("every single wrong symbol of one code is found", () => {
    const code = codeFromBytes(new Uint8Array(32).fill(7));
    const slips = [...code].flatMap((own, place) =>
      [...alphabet]
        .filter((symbol) => symbol !== own)
        .map((symbol) => readCode(code.slice(0, place) + symbol + code.slice(place + 1)).slip),
    );
    expect(slips).toHaveLength(16 * 28);
    expect(new Set(slips)).toEqual(new Set(["check"]));
  });

  test("two symbols that have changed places are always found, neighbours or not", () => {
    fc.assert(
      fc.property(aCode(), aPlace, aPlace, (code, one, other) => {
        fc.pre(code[one] !== code[other]);
        const symbols = [...code];
        [symbols[one], symbols[other]] = [symbols[other] ?? "", symbols[one] ?? ""];
        expect(readCode(symbols.join(""))).toEqual({ code: null, slip: "check" });
      }),
    );
  });

  test.each([
    ["empty", ""],
    ["empty", " - -- "],
    ["length", "2345"],
    ["length", "2345-6789-ABCD-EFGH-J"],
    ["check", "ЖЖЖЖ-ЖЖЖЖ-ЖЖЖЖ-ЖЖЖЖ"],
  ] as const)("says %s of %j", (slip, typed) => {
    expect(readCode(typed)).toEqual({ code: null, slip });
  });

  test("what looks like a symbol is read as it: z as 2, o as q, l as j, u as v", () => {
    const withAll = withSymbols("2QJV");
    const typed = withAll.replaceAll("2", "z").replaceAll("Q", "0").replaceAll("J", "l");
    expect(readCode(typed.replaceAll("V", "u"))).toEqual({ code: withAll, slip: null });
  });

  test("stays the same for ever: what is printed must open", () => {
    expect(codeFromBytes(Uint8Array.from({ length: 32 }, (_, index) => index))).toBe(
      "FF4YQYC4SKMT3HYH",
    );
  });
});

/** The first code, of those made from 0, 1, 2 …, in which all of the symbols stand. */
const withSymbols = (symbols: string): string => {
  for (let seed = 0; ; seed++) {
    const bytes = Uint8Array.from({ length: 32 }, (_, index) => (seed * 31 + index * index) % 256);
    bytes[0] = seed % 256;
    bytes[31] = (seed >> 8) % 256;
    const code = codeFromBytes(bytes);
    if ([...symbols].every((symbol) => code.includes(symbol))) return code;
  }
};
