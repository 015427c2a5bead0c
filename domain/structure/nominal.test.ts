import { expect, test } from "vitest";
import { structureConfiguration } from "./configuration.ts";
import { nominal } from "./nominal.ts";
import { voices } from "./vectors.ts";

const rule = { options: structureConfiguration.agendaOptions, default: "joint" };

test("V9: three minorities against two decide, whatever their size", () => {
  const outcome = nominal(
    rule,
    voices({
      jews: { joint: 1 },
      roma: { minorities_first: 1 },
      sami: { minorities_first: 1 },
      sweden_finns: { joint: 1 },
      tornedalians: { minorities_first: 1 },
    }),
  );
  expect(outcome).toMatchObject({
    proposal: "minorities_first",
    how: "majority_of_minorities",
    status: "split",
    differs: ["jews", "sweden_finns"],
  });
  expect(outcome.votes).toMatchObject({ minorities_first: 3, joint: 2 });
});

test("V9b: two against two is a tie, and the shared option is the starting point", () => {
  expect(
    nominal(
      rule,
      voices({
        jews: { joint: 1 },
        roma: { minorities_first: 1 },
        sami: { joint: 1 },
        sweden_finns: { minorities_first: 1 },
      }),
    ),
  ).toMatchObject({ proposal: "joint", how: "tie_default", missing: ["tornedalians"] });
});

test("without a majority the equal-weight mean decides", () => {
  expect(
    nominal(
      rule,
      voices({
        jews: { joint: 0.9, minorities_first: 0.1 },
        roma: { joint: 0.3, minorities_first: 0.7 },
      }),
    ),
  ).toMatchObject({ proposal: "joint", how: "equal_weight_mean", differs: ["roma"] });
});

test("coarsened: a merged bin is read as the option that the plan declared, and is asked about", () => {
  const outcome = nominal(
    rule,
    voices({
      roma: { joint: 0.2, minorities_first: 0.3, "rotating+authority_first=rotating": 0.5 },
    }),
  );
  expect(outcome).toMatchObject({ proposal: "rotating", mergedTop: ["roma"] });
  expect(outcome.means).toMatchObject({ rotating: 0.5, authority_first: 0 });
});

test("coarsened: everything but the minorities' own proposal is read as joint", () => {
  const outcome = nominal(
    rule,
    voices({
      jews: { "joint+rotating+authority_first=joint": 0.6, minorities_first: 0.4 },
      sami: { minorities_first: 1 },
      roma: { minorities_first: 1 },
    }),
  );
  expect(outcome).toMatchObject({
    proposal: "minorities_first",
    differs: ["jews"],
    mergedTop: ["jews"],
  });
});

test("not shown: no minority, no proposal", () => {
  expect(nominal(rule, voices({}))).toMatchObject({ proposal: null, status: "insufficient" });
});
