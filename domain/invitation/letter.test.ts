import { expect, test } from "vitest";
import { findRecipients } from "./find-recipients.ts";
import { letterKinds, letterText } from "./letter.ts";

const facts = { authority: "Region", survey: "Samråd", date: "1 maj 2030" } as const;
const keys = (kind: (typeof letterKinds)[number], language: "sv" | "yi") => {
  const { about, otherWays, ...rest } = letterText(kind, (key) => key, { ...facts, language });
  return [...about, ...otherWays, ...Object.values(rest)];
};

test("only letters in a language that nobody has reviewed say that they are drafts", () => {
  for (const kind of letterKinds) {
    expect(keys(kind, "sv")).not.toContain("wording:draft.line");
    expect(keys(kind, "yi")).toContain("wording:draft.line");
  }
});

test("every kind says that it opens once, or that it is a reminder, and that there are other ways", () => {
  for (const kind of letterKinds) {
    const says = keys(kind, "sv");
    expect(says.includes("letters:invitation.once")).toBe(kind !== "reminder");
    expect(says.includes("letters:invitation.reminder")).toBe(kind === "reminder");
    expect(says).toContain("letters:invitation.helper");
    expect(says).toContain("letters:invitation.key");
  }
});

test("mail can be answered with a no, and nothing on paper speaks of mail", () => {
  for (const kind of letterKinds) {
    const isMail = kind === "email" || kind === "reminder";
    expect(keys(kind, "sv").includes("letters:invitation.stop")).toBe(isMail);
    expect(keys(kind, "sv").includes("letters:invitation.link")).toBe(isMail);
  }
});

test("people are found by any part of their name or address, cards by their number alone", () => {
  const aino = { name: "Aino Öberg", lines: ["Ekvägen 3"], town: "123 45 Granmark", email: "" };
  const all = [
    { number: 1, recipient: { ...aino, language: "sv" as const } },
    { number: 9, recipient: null },
  ];
  const found = (search: string) => findRecipients(all, search).map(({ number }) => number);
  expect(found("")).toEqual([1, 9]);
  expect(found("öberg  AINO")).toEqual([1]);
  expect(found("ekvägen granmark")).toEqual([1]);
  expect(found("9")).toEqual([9]);
  expect(found("Bo")).toEqual([]);
});
