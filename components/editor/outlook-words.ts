import type { Block } from "#domain/disclosure/plan.ts";
import {
  type Shown,
  type SizeOutlook,
  type Usual,
  usualIn,
} from "#domain/disclosure/plan-outlook.ts";
import type { Translate } from "#domain/language/phrase.ts";

/** What is usual at one size for blocks that are coarsened alike: in total first, then down the chain. */
export const usualAt = (
  { blocks: tallies }: SizeOutlook,
  blocks: readonly Block[],
): readonly Usual[] => {
  const depth = Math.max(0, ...blocks.map(({ id }) => tallies.get(id)?.length ?? 0));
  return Array.from({ length: depth }, (_, level) =>
    usualIn(blocks.flatMap(({ id }) => tallies.get(id)?.[level] ?? [])),
  );
};

/** "3 delar av 5, ibland 2 delar av 5". */
export const sayUsual = (
  translate: Translate,
  block: Block,
  { usual, sometimes }: Usual,
): string => {
  const what = sayShown(translate, block, usual);
  return sometimes === null
    ? what
    : translate("surveys:outlook.sometimes", {
        usual: what,
        sometimes: sayShown(translate, block, sometimes),
      });
};

const sayShown = (translate: Translate, { subject, ladder }: Block, shown: Shown): string => {
  if (shown === "nothing") return translate("surveys:outlook.nothing");
  if (shown === "verdict") return translate("surveys:outlook.verdict");
  if (subject.kind === "choice") return translate("surveys:outlook.shown");
  const of = ladder[0]?.length ?? 0;
  return shown === of
    ? translate("surveys:outlook.all", { count: of })
    : translate("surveys:outlook.some", { count: shown, of });
};
