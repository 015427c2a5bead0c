import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const sources = ["app", "components", "domain", "server", "instrumentation.ts", "proxy.ts"].flatMap(
  (place) =>
    place.endsWith(".ts")
      ? [place]
      : readdirSync(place, { recursive: true, encoding: "utf8" })
          .filter((file) => /\.(tsx?|mjs)$/.test(file) && !/\.test\.tsx?$/.test(file))
          .filter((file) => !file.startsWith("db/generated"))
          .map((file) => `${place}/${file}`),
);
const where = (pattern: RegExp): readonly string[] =>
  sources.filter((file) => pattern.test(readFileSync(file, "utf8"))).toSorted();

/** Of what this house itself has written, never of what an author or a respondent sends. */
const ownExpressions = ["server/documents/exchange/table.ts"];

test("a regular expression that somebody else wrote is run in linear time (domain/survey/pattern.ts) and nowhere else", () => {
  expect(where(/new RegExp\(|\bRegExp\(/)).toEqual(ownExpressions);
  expect(where(/from "re2js"/)).toEqual(["domain/survey/pattern.ts"]);
});

test("no text is run as a program", () => {
  expect(where(/\beval\(|new Function\(|\bimport\(\s*[a-z]+\s*\)/)).toEqual([]);
});

/** In the browser, from this house's own addresses. */
const ownFetches = where(/\bfetch\(/).filter((file) => file.startsWith("components/"));

test("the server fetches nothing from anywhere: what signs in through an issuer is next-auth's own", () => {
  // An answer that the server gives is not a question that it asks.
  const asking =
    /\bfetch\(|import (?!type|\{ type IncomingMessage, ServerResponse \})[^;]*from "node:https?"|from "(undici|axios|got|node-fetch)"|\bXMLHttpRequest\b/;
  expect(where(asking).filter((file) => !ownFetches.includes(file))).toEqual([]);
});

test("every page that takes a respondent's form refuses one that another site sends", () => {
  const routes = sources.filter((file) => /^app\/.*\/route\.ts$/.test(file));
  const open = routes.filter(
    (file) =>
      !file.startsWith("app/[lang]/staff/") &&
      !file.startsWith("app/api/") &&
      /export const (POST|PUT|PATCH|DELETE)\b/.test(readFileSync(file, "utf8")),
  );
  expect(open.length).toBeGreaterThan(2);
  const without = open.filter((file) => {
    const text = readFileSync(file, "utf8");
    return !/export const (POST|PUT|PATCH|DELETE) = ownForms\(/.test(text);
  });
  expect(without).toEqual([]);
});
