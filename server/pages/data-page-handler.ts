import "server-only";
import type { ToldAboutData } from "#domain/data-protection/told-about-data.ts";
import { isLanguageCode } from "#domain/language/registry.ts";
import { surveyPhase } from "#domain/survey/survey-phase.ts";
import { notFoundPage } from "./answer-handlers.tsx";
import { builtAssets } from "./assets.ts";
import { type WaveOperations, waveFrame } from "./page-frame.ts";
import { keptPage } from "./page-response.ts";
import { renderDataPage } from "./render-data-page.tsx";
import { waveIn } from "./wave-language.ts";

export interface DataPageOperations extends WaveOperations {
  readonly tellAboutData: (slug: string) => Promise<ToldAboutData | null>;
  readonly now: () => Date;
}

/** What the respondents of one wave are told about their personal data, as it stands now. */
export const getDataPage = async (
  operations: DataPageOperations,
  request: Request,
  { lang, slug }: { readonly lang: string; readonly slug: string },
  assets = builtAssets().page,
): Promise<Response> => {
  if (!isLanguageCode(lang)) return notFoundPage(operations, request, null, assets);
  const [origin, told] = await Promise.all([
    operations.findWave(slug),
    operations.tellAboutData(slug),
  ]);
  if (origin === null || told === null) return notFoundPage(operations, request, lang, assets);
  const frame = await waveFrame(operations, origin, "survey", lang);
  const { wave } = waveIn(origin, lang);
  const isOpen = surveyPhase(wave, operations.now()) === "open";
  return keptPage(request, {
    key: `data ${wave.slug} ${isOpen} ${JSON.stringify(told)} ${frame.variant}`,
    assets,
    render: () => renderDataPage({ ...frame, assets, wave, told, isOpen }),
  });
};
