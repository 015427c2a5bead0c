import fc from "fast-check";
import { expect, test } from "vitest";
import { clauseStatus, type Position } from "./clause-status.ts";

const parties = ["jews", "roma", "sami", "sweden_finns", "tornedalians", "authority"];
const everybody = (position: Position): Record<string, Position | null> =>
  Object.fromEntries(parties.map((party) => [party, position]));

test.each([
  ["agreed", "when all agree", everybody("agree")],
  ["agreed", "when some abstain", { ...everybody("agree"), sami: "abstain" }],
  [
    "agreed_with_reservation",
    "when one has a reservation and one abstains",
    { ...everybody("agree"), roma: "reservation", sami: "abstain" },
  ],
  [
    "disagreed",
    "when one disagrees, though another is silent",
    { ...everybody("agree"), roma: "disagree", sami: null },
  ],
  ["open", "when one is silent", { ...everybody("agree"), sami: null }],
  ["open", "when everybody abstains", everybody("abstain")],
  ["open", "when nobody has been asked", {}],
] as const)("V13: a clause is %s %s", (status, _when, positions) => {
  expect(clauseStatus(positions, parties)).toBe(status);
});

test("silence is never consent: without every party's answer nothing is agreed", () => {
  const position = fc.constantFrom("agree", "reservation", "disagree", "abstain", null);
  fc.assert(
    fc.property(fc.array(position, { minLength: 6, maxLength: 6 }), (taken) => {
      const positions = Object.fromEntries(parties.map((party, at) => [party, taken[at] ?? null]));
      const status = clauseStatus(positions, parties);
      if (taken.includes(null)) expect(["open", "disagreed"]).toContain(status);
    }),
  );
});

test("a party named like something every object has is not answered for", () => {
  expect(clauseStatus({}, ["constructor"])).toBe("open");
});
