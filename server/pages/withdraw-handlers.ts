import "server-only";
import type { PageAssets } from "#components/survey/document.tsx";
import { isLanguageCode } from "#domain/language/registry.ts";
import type { Result } from "#domain/shared/result.ts";
import type { OpenWave } from "#domain/survey/open-wave.ts";
import { notFoundPage } from "./answer-handlers.tsx";
import { builtAssets } from "./assets.ts";
import { type WaveOperations, waveFrame } from "./page-frame.ts";
import { ownPage } from "./page-response.ts";
import { readText } from "./read-posting.ts";
import { renderWithdrawal, renderWithdrawn } from "./render-withdrawal.tsx";
import { waveIn } from "./wave-language.ts";

export interface WithdrawingOperations extends WaveOperations {
  readonly withdrawAnswer: (asked: {
    readonly slug: string;
    readonly receipt: string;
  }) => Promise<Result<null, { readonly code: string }>>;
}

interface WithdrawAddress {
  readonly lang: string;
  readonly slug: string;
}

/** The page where a receipt is typed. */
export const getWithdrawPage = async (
  operations: WithdrawingOperations,
  request: Request,
  address: WithdrawAddress,
  assets: PageAssets = builtAssets().page,
): Promise<Response> => {
  const frame = await frameOf(operations, address);
  if (frame === null) return notFoundPage(operations, request, address.lang, assets);
  const html = await renderWithdrawal({ ...frame, assets, typed: "", problem: null });
  return ownPage(request, html, { assets });
};

/** Takes the answer back, or says why not; another language brings what was typed along. */
export const postWithdrawal = async (
  operations: WithdrawingOperations,
  request: Request,
  address: WithdrawAddress,
  assets: PageAssets = builtAssets().page,
): Promise<Response> => {
  const frame = await frameOf(operations, address);
  if (frame === null) return notFoundPage(operations, request, address.lang, assets);
  const fields = new URLSearchParams((await readText(request.body, largestBody)) ?? "");
  const typed = fields.get("receipt") ?? "";
  const again = async (problem: string | null, status: number): Promise<Response> => {
    const html = await renderWithdrawal({ ...frame, assets, typed, problem });
    return ownPage(request, html, { assets, status });
  };
  if (fields.get("_go") !== "send") return again(null, 200);
  const outcome = await operations.withdrawAnswer({ slug: address.slug, receipt: typed });
  if (!outcome.ok) return again(outcome.problem.code, 422);
  return ownPage(request, await renderWithdrawn({ ...frame, assets }), { assets });
};

const largestBody = 4_096;

const frameOf = async (operations: WithdrawingOperations, { lang, slug }: WithdrawAddress) => {
  const origin = isLanguageCode(lang) ? await operations.findWave(slug) : null;
  if (origin === null || !isLanguageCode(lang)) return null;
  const frame = await waveFrame(operations, origin, "survey", lang);
  const wave: OpenWave = waveIn(origin, lang).wave;
  return { ...frame, wave };
};
