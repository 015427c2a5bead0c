import "server-only";
import type { PageAssets } from "#components/survey/document.tsx";
import type { SurveyForm } from "./survey-form.ts";

/** What the pages of a form are sent: an invited survey has a script of its own, and may ask this house for more. */
export const assetsFor = (assets: PageAssets, { wave, kind }: SurveyForm): PageAssets => {
  if (wave.invited === null || kind === "needs" || assets.invited === undefined) return assets;
  const known = made.get(assets);
  if (known !== undefined) return known;
  const invited: PageAssets = { ...assets, script: assets.invited.script, connects: true };
  made.set(assets, invited);
  return invited;
};

/** One object for each build, because the policy of a page is remembered by it. */
const made = new WeakMap<PageAssets, PageAssets>();
