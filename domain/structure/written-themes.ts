import type { PublishedRound } from "#domain/disclosure/published-bundle.ts";
import type { ThemedQuestion } from "#domain/disclosure/theme-release.ts";
import { type Minority, minorities } from "#domain/shared/minorities.ts";
import type { Context } from "./context.ts";
import { confirm, confirmWho, element, needsInputs } from "./element-parts.ts";
import type { ElementId, ElementItem, ElementProposal } from "./proposal.ts";
import { names, quotedList, say } from "./words.ts";

/**
 * What people have written is read and coded by people; until that is published nothing is proposed, and it says so.
 * Then every theme that is shown is laid before the meeting, minority by minority: none weighs more than another, and
 * one that is not shown is not read as no.
 */
export const fromTexts = (context: Context, id: ElementId, question: string): ElementProposal => {
  const read = minorities.map((minority) => readTexts(context, minority, question));
  const items = read.flatMap(({ minority, themed }) => itemsOf(minority, themed));
  const waiting = read.flatMap((each) => (each.isWaiting ? [each.minority] : []));
  const inputs = needsInputs(context, question, []);
  if (read.every(({ themed }) => themed === null)) {
    return element(context, id, {
      status: "texts_not_yet_read",
      value: { kind: "none" },
      display: say("display.textsNotYetRead"),
      textsNotYetRead: true,
      confirmInAnchoring: confirm("texts_not_yet_read"),
      inputs,
    });
  }
  return element(context, id, {
    status: items.length > 0 ? "proposed" : "no_proposal",
    value: { kind: "choices", choices: items.map((item) => item.id) },
    display:
      items.length > 0
        ? say("display.themes", { themes: quotedList(items.map(({ text }) => text)) })
        : say("display.noThemes"),
    items,
    textsNotYetRead: waiting.length > 0,
    confirmInAnchoring: [
      ...confirmWho("texts_not_yet_read", waiting),
      ...confirmWho("not_shown", withoutThemes(read, waiting)),
    ],
    inputs,
  });
};

interface ReadTexts {
  readonly minority: Minority;
  readonly themed: ThemedQuestion | null;
  /** Released, and nobody has published what its texts are about. */
  readonly isWaiting: boolean;
}

const readTexts = (context: Context, minority: Minority, question: string): ReadTexts => {
  const round = sealedRound(context, minority);
  const themed = round?.themes?.questions.find((each) => each.question === question) ?? null;
  const isReleased = round?.release?.release.outcome === "released";
  return { minority, themed, isWaiting: isReleased && round.themes === undefined };
};

const sealedRound = (context: Context, minority: Minority): PublishedRound | undefined =>
  context.inventory?.wave.rounds.find(
    (round) => round.audience === minority && round.regime === "sealed",
  );

const withoutThemes = (
  read: readonly ReadTexts[],
  waiting: readonly Minority[],
): readonly Minority[] =>
  read.flatMap(({ minority, themed }) =>
    itemsOf(minority, themed).length === 0 && !waiting.includes(minority) ? [minority] : [],
  );

const itemsOf = (minority: Minority, themed: ThemedQuestion | null): readonly ElementItem[] =>
  (themed?.themes ?? []).flatMap((theme): readonly ElementItem[] => {
    const block = `${themed?.question}:${theme.code}`;
    const everybody = themed?.blocks.find((each) => each.block === block)?.levels[0]?.groups[0];
    const yes = everybody?.bins.find(({ cells }) => cells.includes("yes"))?.count;
    if (everybody === undefined || yes === undefined) return [];
    return [
      {
        id: `${minority}:${theme.code}`,
        text: { text: theme.name },
        included: true,
        phrase: say("theme.writtenBy", { who: names([minority]), count: yes, n: everybody.n }),
        notes: [],
        rows: [],
        capacity: null,
        fragile: false,
        pivotal: [],
        counted: null,
        block: null,
      },
    ];
  });
