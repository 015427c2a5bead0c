import { describe, expect, test } from "vitest";
import type { PublishedRound } from "#domain/disclosure/published-bundle.ts";
import { themeBlocks } from "#domain/disclosure/theme-release.ts";
import { elementOf } from "#domain/structure/proposal.ts";
import { proposeStructure } from "#domain/structure/propose-structure.ts";
import { questionView } from "./question-view.ts";
import { bundleOf, needsForm, romaAnswers, sealed, times, waveOf } from "./sample-bundle.ts";

const question = "influence_result";

/** A released round with two themes, one of them too rare to be shown. */
const themed = (round: PublishedRound, sizes: readonly [number, number]): PublishedRound => {
  const { plan, release } = round;
  if (plan === null || release?.release.outcome !== "released") throw new Error("released");
  const texts = sizes.flatMap((size, at) => Array.from({ length: size }, () => [`t${at + 1}`]));
  const theme = (code: string, sv: string, exclusive = false) => ({
    ...{ code, exclusive, description: {} },
    name: { sv, en: `${sv} en` },
  });
  return {
    ...round,
    themes: {
      format: "samrad-themes-1",
      round: round.id,
      releaseHash: release.hash,
      questions: [
        {
          question,
          themes: [theme("t1", "Språk"), theme("t2", "Vård"), theme("t3", "Annat", true)],
          blocks: themeBlocks(plan, release.release.n, { question, themes: ["t1", "t2"], texts }),
          quotes: ["Så här"],
        },
      ],
      hash: "hash",
      signature: "signature",
    },
  };
};

const rounds = [
  themed(sealed("roma", romaAnswers), [12, 3]),
  sealed("sami", times(30, {})),
  sealed("jews", times(4, {})),
];
const bundleWith = (all: readonly PublishedRound[]) =>
  bundleOf(waveOf("needs_inventory", 1, needsForm, all));

describe("themes of what people wrote", () => {
  const view = questionView(bundleWith(rounds), { instrument: "needs_inventory", question });

  test("are drawn as boxes of their own for each group, and never put together", () => {
    expect(view).toMatchObject({ byAudience: null, equalWeight: null, texts: null });
    const panels = Object.fromEntries(
      (view?.themes?.chart.panels ?? []).map(({ id, n, rows }) => [id, { n, rows }]),
    );
    expect(panels.roma).toMatchObject({
      rows: [
        { kind: "bar", label: { text: { sv: "Språk" } }, value: 34 },
        { kind: "not_shown", reason: { key: "results:notShown.ladder_used_up" } },
      ],
    });
    expect(panels.sami?.rows).toMatchObject([
      { kind: "not_shown", reason: { key: "results:notShown.texts_not_yet_read" } },
    ]);
    expect(panels.jews?.rows).toMatchObject([
      { reason: { key: "results:notShown.too_few_answers" } },
    ]);
    expect(JSON.stringify(view?.themes)).not.toContain("Annat");
    expect(view?.themes?.quotes).toEqual([{ audience: "roma", quotes: ["Så här"] }]);
    expect(view?.themes?.chart.finding).toMatchObject({ key: "free-text:results.finding" });
  });

  test("are nothing at all until somebody has read", () => {
    const before = questionView(bundleWith(rounds.slice(1)), {
      instrument: "needs_inventory",
      question,
    });
    expect(before).toMatchObject({ themes: null, texts: "texts_not_yet_read" });
  });
});

describe("the goals of a proposal", () => {
  test("are what is shown of the themes, and who is not read yet is asked", () => {
    const goals = elementOf(proposeStructure(bundleWith(rounds)), "goals");
    expect(goals).toMatchObject({
      status: "proposed",
      textsNotYetRead: true,
      value: { kind: "choices", choices: ["roma:t1"] },
      confirmInAnchoring: [
        { code: "texts_not_yet_read", minorities: ["sami"] },
        { code: "not_shown", minorities: ["jews", "sweden_finns", "tornedalians"] },
      ],
    });
  });

  test("are read wholly when every released round is, and shown by none are no proposal", () => {
    const read = rounds.map((round) => (round.audience === "sami" ? themed(round, [2, 1]) : round));
    expect(elementOf(proposeStructure(bundleWith(read)), "goals").textsNotYetRead).toBe(false);
    const rare = rounds.map((round) =>
      round.audience === "roma" ? themed(sealed("roma", romaAnswers), [2, 1]) : round,
    );
    expect(elementOf(proposeStructure(bundleWith(rare)), "goals")).toMatchObject({
      status: "no_proposal",
      items: [],
    });
  });
});
