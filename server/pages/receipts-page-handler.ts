import "server-only";
import type { ReceiptRound } from "#domain/disclosure/receipt-standing.ts";
import { isLanguageCode } from "#domain/language/registry.ts";
import type { RoundId } from "#domain/shared/ids.ts";
import { notFoundPage } from "./answer-handlers.tsx";
import { builtAssets } from "./assets.ts";
import { type WaveOperations, waveFrame } from "./page-frame.ts";
import { keptPage } from "./page-response.ts";
import { renderReceipts } from "./render-receipts.tsx";
import { waveIn } from "./wave-language.ts";

export interface ReceiptsPageOperations extends WaveOperations {
  readonly tellAboutReceipts: (slug: string) => Promise<readonly ReceiptRound[] | null>;
  readonly listReceipts: (
    slug: string,
  ) => Promise<readonly { readonly round: RoundId; readonly receipts: string }[]>;
  readonly now: () => Date;
}

/**
 * The receipts of a wave as everybody may see them. Nobody sends a receipt here: whoever looks for theirs uses the
 * search of their own browser, and the page is the same for all.
 */
export const getReceiptsPage = async (
  operations: ReceiptsPageOperations,
  request: Request,
  { lang, slug }: { readonly lang: string; readonly slug: string },
  assets = builtAssets().page,
): Promise<Response> => {
  if (!isLanguageCode(lang)) return notFoundPage(operations, request, null, assets);
  const [origin, rounds] = await Promise.all([
    operations.findWave(slug),
    operations.tellAboutReceipts(slug),
  ]);
  if (origin === null || rounds === null) return notFoundPage(operations, request, lang, assets);
  const frame = await waveFrame(operations, origin, "survey", lang);
  const { wave } = waveIn(origin, lang);
  const isClosed = wave.closesAt <= operations.now();
  const standings = rounds.map(({ round, standing }) => ({ round, standing }));
  return keptPage(request, {
    key: `receipts ${wave.slug} ${isClosed} ${JSON.stringify(standings)} ${frame.variant}`,
    assets,
    render: async () => {
      const isListed = rounds.some(({ standing }) => standing.kind === "released");
      const lists = isListed ? await operations.listReceipts(slug) : [];
      return renderReceipts({ ...frame, assets, wave, rounds, lists, isClosed });
    },
  });
};
