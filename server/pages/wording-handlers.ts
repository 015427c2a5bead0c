import "server-only";
import type { PageAssets } from "#components/survey/document.tsx";
import { isLanguageCode, type LanguageCode } from "#domain/language/registry.ts";
import { tidyText } from "#domain/response/tidy-text.ts";
import type { Result } from "#domain/shared/result.ts";
import type { OpenWave } from "#domain/survey/open-wave.ts";
import { notFoundPage } from "./answer-handlers.tsx";
import { builtAssets } from "./assets.ts";
import { type PageFrame, publicFrame, type WaveOperations, waveFrame } from "./page-frame.ts";
import { keptPage, ownPage } from "./page-response.ts";
import { readPosting } from "./read-posting.ts";
import { renderNotice } from "./render-notices.tsx";
import {
  mostWords,
  renderWording,
  renderWordingThanks,
  type WordingForm,
} from "./render-wording.tsx";
import { waveIn } from "./wave-language.ts";

/** A respondent's word about a wording: what was written, and nothing of who wrote it. */
export interface WordingWord {
  readonly waveSlug: string | null;
  readonly language: LanguageCode;
  /** Where the wording stands: the survey's address in that language, which holds no answers; null without a survey. */
  readonly page: string | null;
  readonly about: string;
  readonly better: string;
}

type WordingProblem =
  | { readonly code: "full" }
  | { readonly code: "invalid"; readonly reason: "empty" | "too_long" | "not_found" };

export interface WordingOperations extends WaveOperations {
  readonly reportWording: (word: WordingWord) => Promise<Result<unknown, WordingProblem>>;
}

interface WordingAddress {
  readonly lang: string;
  /** The survey that the wording belongs to; null for pages of none. */
  readonly survey: string | null;
}

/** The form for telling about a wording: the same for everybody. */
export const getWordingPage = async (
  operations: WordingOperations,
  request: Request,
  { lang, survey }: WordingAddress,
  assets: PageAssets = builtAssets().page,
): Promise<Response> => {
  if (!isLanguageCode(lang)) return notFoundPage(operations, request, null, assets);
  const { wave, frame } = await placeOf(operations, survey, lang);
  return keptPage(request, {
    key: `wording ${wave?.slug ?? ""} ${frame.variant}`,
    assets,
    render: () => renderWording({ ...frame, assets, wave, form: emptyForm(lang) }),
  });
};

/** Stores what was written, or shows it once more with what is wrong or in another language. */
export const postWording = async (
  operations: WordingOperations,
  request: Request,
  { lang, survey }: WordingAddress,
  assets: PageAssets = builtAssets().page,
): Promise<Response> => {
  if (!isLanguageCode(lang)) return notFoundPage(operations, request, null, assets);
  const { wave, frame } = await placeOf(operations, survey, lang);
  const page = { ...frame, assets, wave };
  const read = await readPosting(request);
  if (!read.ok) {
    const html = await renderNotice({ ...page, notice: read.problem, form: "survey" });
    return ownPage(request, html, { assets, status: read.problem === "too_large" ? 413 : 400 });
  }
  const form = formFrom(read.value.fields, lang);
  const again = async (problem: WordingForm["problem"], status: number) =>
    ownPage(request, await renderWording({ ...page, form: { ...form, problem } }), {
      assets,
      status,
    });
  if (read.value.go !== "send") return again(null, 200);
  const problem = problemWith(form);
  if (problem !== null) return again(problem, 422);
  const { language, about, better } = form;
  const slug = wave?.slug ?? null;
  const stored = await operations.reportWording({
    waveSlug: slug,
    language,
    page: slug === null ? null : `/${language}/answer/${slug}`,
    about,
    better,
  });
  if (stored.ok) return ownPage(request, await renderWordingThanks(page), { assets });
  return stored.problem.code === "full" ? again("full", 429) : again(stored.problem.reason, 422);
};

const placeOf = async (
  operations: WordingOperations,
  survey: string | null,
  lang: LanguageCode,
): Promise<{ readonly wave: OpenWave | null; readonly frame: PageFrame }> => {
  const wave = survey === null ? null : await operations.findWave(survey);
  if (wave === null) return { wave, frame: await publicFrame(operations, lang) };
  const frame = await waveFrame(operations, wave, "survey", lang);
  return { wave: waveIn(wave, lang).wave, frame };
};

const emptyForm = (language: LanguageCode): WordingForm => ({
  language,
  about: "",
  better: "",
  problem: null,
});

const formFrom = (
  fields: readonly (readonly [string, string])[],
  lang: LanguageCode,
): WordingForm => {
  const written = new Map(fields);
  const language = written.get("language") ?? "";
  return {
    language: isLanguageCode(language) ? language : lang,
    about: tidyText(written.get("about") ?? ""),
    better: tidyText(written.get("better") ?? ""),
    problem: null,
  };
};

const problemWith = ({ about, better }: WordingForm): WordingForm["problem"] => {
  if (about === "" && better === "") return "empty";
  return about.length > mostWords || better.length > mostWords ? "too_long" : null;
};
