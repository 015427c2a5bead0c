import { Resvg } from "@resvg/resvg-js";
import jsqr from "jsqr";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { codeFromBytes, groupCode } from "#domain/invitation/code.ts";
import { answerLink, groupFingerprint, typedAddress } from "#domain/invitation/letter.ts";
import { QrCode } from "./qr-code.tsx";

/** What another program reads in the picture of a code. */
const readBack = (text: string): string | undefined => {
  const svg = renderToStaticMarkup(<QrCode text={text} label="x" />).replace(
    "<svg",
    '<svg xmlns="http://www.w3.org/2000/svg"',
  );
  const { pixels, width, height } = new Resvg(svg, {
    fitTo: { mode: "width", value: 400 },
  }).render();
  // The package is CommonJS: what is imported is its module.
  const read = (typeof jsqr === "function" ? jsqr : (jsqr as { default: typeof jsqr }).default)(
    Uint8ClampedArray.from(pixels),
    width,
    height,
  );
  return read?.data;
};

test.each([
  ["https://samrad.granmark.example/sv/answer/bcdfghjkmn"],
  ["http://localhost:3000/rom-x-arli/answer/bcdfghjkmn"],
  ["https://a-very-long-name-of-a-region.and-its-department.example.org/yi/answer/bcdfghjkmn"],
])("a camera reads the address with the code in its fragment: %s", (page) => {
  const code = codeFromBytes(new Uint8Array(16).fill(7));
  const link = answerLink(page, code);
  expect(link).toBe(`${page}#${groupCode(code)}`);
  expect(readBack(link)).toBe(link);
  expect(new URL(link).pathname + new URL(link).search).not.toContain(groupCode(code).slice(0, 4));
});

test("an address is typed without its protocol, and a fingerprint compared in eights", () => {
  expect(typedAddress("https://example.org/sv/answer/x")).toBe("example.org/sv/answer/x");
  expect(groupFingerprint("0123456789abcdef")).toBe("01234567 89abcdef");
});
