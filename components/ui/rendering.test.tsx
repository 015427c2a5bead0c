import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Table } from "#components/table/table.tsx";
import { Checklist } from "./checklist.tsx";
import { errorAt, type FormState, summaryOf } from "./form-state.ts";
import { Radios, TextInput } from "./inputs.tsx";
import { Localized } from "./localized.tsx";

test("a field says its help and its error to those who do not see them", () => {
  const html = renderToStaticMarkup(
    <TextInput name="email" label="E-post" help="Din adress" error="Skriv en adress" />,
  );
  expect(html).toContain('<label class="field-label" for="field-email">E-post</label>');
  expect(html).toContain('aria-describedby="field-email-help field-email-error"');
  expect(html).toContain('aria-invalid="true"');
  expect(html).toMatch(/id="field-email-error".*Skriv en adress/);
});

test("a field without fault has no trace of one", () => {
  const html = renderToStaticMarkup(<TextInput name="email" label="E-post" />);
  expect(html).not.toContain("aria-invalid");
  expect(html).not.toContain("aria-describedby");
});

test("radio buttons are one question with a name, and one of them is chosen", () => {
  const html = renderToStaticMarkup(
    <Radios
      name="role"
      label="Roll"
      defaultValue="analyst"
      options={[
        { value: "organiser", label: "samordnare" },
        { value: "analyst", label: "analytiker" },
      ]}
    />,
  );
  expect(html).toContain('<legend class="field-label">Roll</legend>');
  expect(html.match(/checked/g)).toHaveLength(1);
  expect(html).toMatch(/value="analyst"[^>]*\/>|checked=""[^>]*value="analyst"/);
});

test("every error of a form leads to its field, one about the whole form to none", () => {
  const state: FormState = {
    values: {},
    errors: [
      { field: "email", text: "Skriv en adress" },
      { field: null, text: "Försök igen" },
    ],
  };
  expect(summaryOf(state)).toEqual([
    { fieldId: "field-email", text: "Skriv en adress" },
    { fieldId: null, text: "Försök igen" },
  ]);
  expect(errorAt(state, "email")).toBe("Skriv en adress");
  expect(errorAt(state, "password")).toBeUndefined();
});

test("a text in another language than the words around it is marked with its own", () => {
  const name = { sv: "Region Granmark", yi: "ראַיאָן" };
  const html = renderToStaticMarkup(<Localized text={name} language="yi" />);
  expect(html).toBe('<span lang="yi" dir="rtl">ראַיאָן</span>');
  expect(renderToStaticMarkup(<Localized text={{ sv: "Samråd" }} language="en" />)).toBe(
    '<span lang="sv" dir="ltr">Samråd</span>',
  );
  expect(renderToStaticMarkup(<Localized text={{ sv: "Samråd" }} language="yi" />)).toBe("Samråd");
  const own = <Localized text={{ sv: "Samråd", en: "Consultation" }} language="en" />;
  expect(renderToStaticMarkup(own)).toBe("Consultation");
});

test("what is missing is said in words, not only in colour", () => {
  const html = renderToStaticMarkup(
    <Checklist
      words={{ done: "klart", missing: "saknas" }}
      items={[
        { id: "a", text: "Enkäten är stängd", done: true },
        { id: "b", text: "Alla svar är bekräftade", done: false, note: "2 väntar" },
      ]}
    />,
  );
  expect(html).toMatch(/klart.*Enkäten är stängd.*saknas.*Alla svar är bekräftade.*2 väntar/);
});

test("a table has headings for its columns and its rows, and can be reached with the keyboard", () => {
  const html = renderToStaticMarkup(
    <Table
      caption="Svar"
      columns={[
        { key: "group", heading: "Grupp" },
        { key: "count", heading: "Antal", isFigure: true },
      ]}
      rows={[{ key: "sami", cells: { group: "Samer", count: "58" } }]}
    />,
  );
  expect(html).toContain('<th scope="row">Samer</th>');
  expect(html).toContain('<th scope="col" class="figure">Antal</th>');
  expect(html).toContain('tabindex="0"');
});
