import fc from "fast-check";
import { expect, test } from "vitest";
import { minorities } from "#domain/shared/minorities.ts";
import { acceptability, stanceOf } from "./acceptability.ts";
import { byMinority } from "./distribution.ts";
import { distribution, voices } from "./vectors.ts";

const wants = { want: 1, accept: 0, not_suitable: 0 };
const accepts = { want: 0, accept: 1, not_suitable: 0 };

test("V8: a form that one minority rejects is offered to those who want it, and the disagreement is kept", () => {
  expect(
    acceptability(
      voices({
        jews: wants,
        roma: { want: 1 / 6, accept: 0, not_suitable: 5 / 6 },
        sami: accepts,
        sweden_finns: wants,
        tornedalians: accepts,
      }),
    ),
  ).toMatchObject({
    decision: "group_specific",
    offeredTo: ["jews", "sami", "sweden_finns", "tornedalians"],
    disagreement: true,
  });
});

test("V8b: where half say no, the form is voluntary", () => {
  const outcome = acceptability(
    voices({ jews: wants, sami: accepts, roma: { want: 0, accept: 0.5, not_suitable: 0.5 } }),
  );
  expect(outcome.decision).toBe("voluntary");
  expect(outcome.stances.roma).toBe("divided");
});

test("coarsened: wanting against the rest is still wanting", () => {
  const outcome = acceptability(
    voices({ jews: { want: 0.5, "accept+not_suitable": 0.5 }, sami: accepts }),
  );
  expect(outcome).toMatchObject({ decision: "common", mayReject: [] });
});

test("coarsened: the rest may hold a no, so the minority is divided and asked", () => {
  const outcome = acceptability(
    voices({ jews: wants, roma: { want: 0.4, "accept+not_suitable": 0.6 } }),
  );
  expect(outcome).toMatchObject({ decision: "voluntary", mayReject: ["roma"] });
});

test("coarsened: silence and hesitation alone never create a proposal", () => {
  expect(
    acceptability(voices({ roma: { want: 0.4, "accept+not_suitable": 0.6 }, sami: accepts }))
      .decision,
  ).toBe("on_request");
});

test("not shown: a minority that is not shown is offered nothing in its name and agrees to nothing", () => {
  const outcome = acceptability(voices({ jews: wants }));
  expect(outcome).toMatchObject({ decision: "common", offeredTo: ["jews"] });
  expect(outcome.stances.roma).toBe("unknown");
  expect(acceptability(voices({})).decision).toBe("insufficient");
});

test("nobody wants it and somebody rejects it: not proposed, and a disagreement when others accept", () => {
  const rejects = { want: 0, accept: 0.2, not_suitable: 0.8 };
  expect(acceptability(voices({ roma: rejects, sami: accepts }))).toMatchObject({
    decision: "not_proposed",
    disagreement: true,
  });
  expect(acceptability(voices({ roma: rejects })).disagreement).toBe(false);
});

const columns = fc
  .tuple(fc.nat(20), fc.nat(20), fc.nat(20))
  .filter(([want, accept, no]) => want + accept + no > 0)
  .map(([want, accept, no]) => {
    const total = want + accept + no;
    return { want: want / total, accept: accept / total, not_suitable: no / total };
  });

test("making a minority unknown never turns it into consent", () => {
  fc.assert(
    fc.property(fc.array(columns, { minLength: 5, maxLength: 5 }), fc.nat(4), (said, hidden) => {
      const all = byMinority((minority) => {
        const place = minorities.indexOf(minority);
        return place === hidden ? null : distribution(said[place] ?? {});
      });
      const outcome = acceptability(all);
      expect(outcome.offeredTo).not.toContain(minorities[hidden]);
    }),
  );
});

test("merging two columns never makes up a wish", () => {
  fc.assert(
    fc.property(columns, ({ want, accept, not_suitable }) => {
      const fine = stanceOf(distribution({ want, accept, not_suitable }));
      const coarse = stanceOf(distribution({ want, "accept+not_suitable": accept + not_suitable }));
      expect(coarse === "wants").toBe(fine === "wants");
      expect(["wants", "divided"]).toContain(coarse);
    }),
  );
});
