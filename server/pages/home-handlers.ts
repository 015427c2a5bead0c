import "server-only";
import { isLanguageCode } from "#domain/language/registry.ts";
import type { OpenWave } from "#domain/survey/open-wave.ts";
import { notFoundPage } from "./answer-handlers.tsx";
import { builtAssets } from "./assets.ts";
import { keptPage } from "./page-response.ts";
import { renderHome, renderLanguages } from "./render-home.tsx";
import { speechIn } from "./speech.ts";

/** The root: choose a language. Nothing is guessed from the browser, which hardly ever knows these languages. */
export const getLanguagePage = async (request: Request): Promise<Response> => {
  const assets = builtAssets().page;
  const [swedish, english] = await Promise.all([speechIn("sv"), speechIn("en")]);
  return keptPage(request, {
    key: "languages",
    assets,
    render: () => renderLanguages({ swedish, english, assets }),
  });
};

/** The first page of a language: what can be answered now, and the way in for staff. */
export const getHomePage = async (
  operations: { readonly listOpenWaves: () => Promise<readonly OpenWave[]> },
  request: Request,
  lang: string,
): Promise<Response> => {
  if (!isLanguageCode(lang)) return notFoundPage(request);
  const assets = builtAssets().page;
  const [waves, speech] = await Promise.all([operations.listOpenWaves(), speechIn(lang)]);
  const listed = waves.filter((wave) => wave.admission === "open");
  return keptPage(request, {
    key: `home ${lang} ${listed.map(({ slug, closesAt }) => `${slug} ${closesAt.getTime()}`)}`,
    assets,
    render: () => renderHome({ speech, assets, waves: listed }),
  });
};
