import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attachment } from "./document-file-name.ts";

describe("the name of a downloaded proposal", () => {
  test("is its title, with plain letters beside it for programs that read nothing else", () => {
    expect(attachment("Överenskommelse: samråd i Skåne", "docx")).toBe(
      `attachment; filename="Overenskommelse samrad i Skane.docx"; filename*=UTF-8''${encodeURIComponent("Överenskommelse samråd i Skåne")}.docx`,
    );
  });

  test("has a name also where the title has no plain letter", () => {
    expect(attachment("געזעץ", "docx")).toContain('filename="document.docx"');
  });

  test("never ends its header or leaves its folder, whatever the title", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (title) => {
        const header = attachment(`../"${title}\r\nset-cookie: a=b`, "docx");
        expect(header).toMatch(
          /^attachment; filename="[A-Za-z0-9 ._-]+\.docx"; filename\*=UTF-8''[A-Za-z0-9._~!%-]+\.docx$/,
        );
      }),
    );
  });
});
