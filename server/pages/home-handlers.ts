import "server-only";
import { isLanguageCode, type LanguageCode } from "#domain/language/registry.ts";
import type { OpenWave } from "#domain/survey/open-wave.ts";
import { notFoundPage } from "./answer-handlers.tsx";
import { builtAssets } from "./assets.ts";
import { type PublicOperations, publicFrame } from "./page-frame.ts";
import { keptPage } from "./page-response.ts";
import { renderAbout } from "./render-about.tsx";
import type { ExplanationFrame } from "./render-explanation.tsx";
import { renderHome, renderLanguages } from "./render-home.tsx";
import { renderPromise } from "./render-promise.tsx";
import { speechIn } from "./speech.ts";
import { publicPickerIn, waveIn } from "./wave-language.ts";

/**
 * The root: choose a language. Nothing is guessed from the browser, which hardly ever knows these languages. Here stand
 * the same languages as in the picker of the home page: those that are whole and those that an open survey offers.
 */
export const getLanguagePage = async (
  operations: PublicOperations,
  request: Request,
  assets = builtAssets().page,
): Promise<Response> => {
  const [swedish, english, somewhere] = await Promise.all([
    speechIn("sv"),
    speechIn("en"),
    operations.listOfferedLanguages(),
  ]);
  const { offered } = publicPickerIn("sv", somewhere).picker;
  return keptPage(request, {
    key: `languages ${offered}`,
    assets,
    render: () => renderLanguages({ swedish, english, assets, offered }),
  });
};

/** The first page of a language: what can be answered now, and the way in for staff. */
export const getHomePage = async (
  operations: PublicOperations & { readonly listOpenWaves: () => Promise<readonly OpenWave[]> },
  request: Request,
  lang: string,
  assets = builtAssets().page,
): Promise<Response> => {
  if (!isLanguageCode(lang)) return notFoundPage(operations, request, null, assets);
  const [waves, frame] = await Promise.all([
    operations.listOpenWaves(),
    publicFrame(operations, lang),
  ]);
  // Each survey is named as its own pages name it: a draft that it does not offer is not shown here either.
  const listed = waves
    .filter((wave) => wave.admission === "open")
    .toSorted((one, other) => Number(isOfferedIn(other, lang)) - Number(isOfferedIn(one, lang)))
    .map((wave) => waveIn(wave, frame.speech.language).wave);
  const shown = listed.map(({ slug, closesAt }) => `${slug} ${closesAt.getTime()}`);
  return keptPage(request, {
    key: `home ${frame.variant} ${shown}`,
    assets,
    render: () => renderHome({ ...frame, assets, waves: listed }),
  });
};

/** Surveys that speak the reader's language stand before those that do not; each in the order of closing. */
const isOfferedIn = (wave: OpenWave, language: LanguageCode): boolean =>
  wave.languages.some((offered) => offered.language === language);

/** A page that explains something whatever the survey: kept per language like every other. */
const explanationPage =
  (name: string, render: (frame: ExplanationFrame) => Promise<string>) =>
  async (
    operations: PublicOperations,
    request: Request,
    lang: string,
    assets = builtAssets().page,
  ): Promise<Response> => {
    if (!isLanguageCode(lang)) return notFoundPage(operations, request, null, assets);
    const frame = await publicFrame(operations, lang);
    return keptPage(request, {
      key: `${name} ${frame.variant}`,
      assets,
      render: () => render({ ...frame, assets }),
    });
  };

/** What happens with the answers. */
export const getAboutPage = explanationPage("about", renderAbout);

/** What is promised, what is not and how to check it. */
export const getPromisePage = explanationPage("promise", renderPromise);
