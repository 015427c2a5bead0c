import { describe, expect, test } from "vitest";
import { byMinority } from "./distribution.ts";
import { representation } from "./representation.ts";
import { schedule } from "./schedule.ts";
import { atLeastHalf, unionItem, voiceThreshold } from "./union.ts";
import { voices } from "./vectors.ts";

const box = (yes: number) => ({ yes, no: 1 - yes });

describe("what one minority wants is enough", () => {
  test("half of any minority includes a box; common needs more than half of the minorities", () => {
    const said = voices({ jews: box(0.5), roma: box(0.1), sami: box(0.2) });
    expect(unionItem(atLeastHalf(), "written", said)).toMatchObject({
      included: true,
      minorities: ["jews"],
      common: false,
      missing: ["sweden_finns", "tornedalians"],
    });
    const two = voices({ jews: box(0.5), roma: box(0.6), sami: box(0.2) });
    expect(unionItem(atLeastHalf(), "written", two).common).toBe(true);
  });

  test("what the law or the promise asks for is in whatever is answered", () => {
    const said = voices({ jews: box(0) });
    expect(unionItem(atLeastHalf(["public_list"]), "public_list", said)).toMatchObject({
      included: true,
      always: true,
      minorities: [],
    });
  });

  test("not shown: a hidden box is neither yes nor no", () => {
    expect(unionItem(atLeastHalf(), "written", voices({}))).toMatchObject({
      included: false,
      shares: { roma: null },
      missing: ["jews", "roma", "sami", "sweden_finns", "tornedalians"],
    });
  });

  test.each([
    [16, 5, 0.5],
    [17, 5, 0.3],
    [33, 10, 0.5],
    [34, 10, 0.3],
    [null, 5, 0.3],
  ])("of %s published answers with k = %s the threshold is %s", (n, k, threshold) => {
    expect(voiceThreshold(n, k)).toBe(threshold);
  });

  test("each minority has the threshold that its own table could show", () => {
    const threshold = byMinority((minority) => (minority === "roma" ? 0.5 : 0.3));
    const said = voices({ jews: box(0.3), roma: box(0.4) });
    expect(unionItem({ threshold, always: [] }, "travel", said).minorities).toEqual(["jews"]);
  });
});

describe("times and places", () => {
  const options = schedule([
    { choice: "evening", voices: voices({ jews: box(0.5), roma: box(0.9) }) },
    { choice: "daytime", voices: voices({ jews: box(0.2), roma: box(0.6), sami: box(0.1) }) },
    { choice: "weekend", voices: voices({ jews: box(0.1), roma: box(0.4) }) },
    { choice: "digital", voices: voices({}) },
  ]);

  test("what works for every shown minority stays, and what works for some is rotated", () => {
    expect(options).toMatchObject({ fixed: ["evening"], rotating: ["daytime"] });
    expect(options.options.map((option) => option.use)).toEqual([
      "fixed",
      "rotating",
      "not_used",
      "unknown",
    ]);
  });

  test("not shown: a hidden table counts neither way, and a minority without an option is asked", () => {
    expect(options.without).toEqual(["sami"]);
    expect(options.heard).not.toContain("tornedalians");
  });
});

describe("who attends from the authority", () => {
  const always = { always: 0.6, sometimes: 0.2, not_needed: 0.2 };
  const sometimes = { always: 0.2, sometimes: 0.4, not_needed: 0.4 };
  const seldom = { always: 0.1, sometimes: 0.1, not_needed: 0.8 };

  test("always for most minorities is permanent, at times for one is invited", () => {
    const roles = representation([
      { role: "director", voices: voices({ jews: always, roma: always, sami: seldom }) },
      { role: "expert", voices: voices({ jews: seldom, roma: sometimes, sami: seldom }) },
      { role: "frontline", voices: voices({ jews: seldom, roma: seldom, sami: seldom }) },
    ]);
    expect(roles.map((role) => role.presence)).toEqual(["permanent", "invited", "not_proposed"]);
  });

  test("one minority that wants a decision-maker in the room gets one", () => {
    const roles = representation([
      { role: "politician_lead", voices: voices({ jews: seldom, roma: always, sami: seldom }) },
      { role: "director", voices: voices({ jews: seldom, roma: sometimes, sami: seldom }) },
    ]);
    expect(roles[0]).toMatchObject({ presence: "permanent", byGuarantee: true });
    expect(roles[1]).toMatchObject({ presence: "invited", byGuarantee: false });
  });

  test("coarsened: always alone is a lower bound for an invitation, and it is said", () => {
    const [role] = representation([
      {
        role: "expert",
        voices: voices({ roma: { always: 0.4, "sometimes+not_needed": 0.6 }, sami: seldom }),
      },
    ]);
    expect(role).toMatchObject({ presence: "not_proposed", lowerBoundFor: ["roma"] });
  });

  test("coarsened: always for half is enough at either rung", () => {
    const [role] = representation([
      { role: "expert", voices: voices({ roma: { always: 0.5, "sometimes+not_needed": 0.5 } }) },
    ]);
    expect(role).toMatchObject({ presence: "permanent", lowerBoundFor: ["roma"] });
  });

  test("not shown: nothing is proposed in anybody's name", () => {
    const [role] = representation([{ role: "director", voices: voices({}) }]);
    expect(role).toMatchObject({ presence: "unknown", byGuarantee: false });
  });
});
