import "server-only";
import { randomBytes } from "node:crypto";
import type { PageAssets } from "#components/survey/document.tsx";
import type { PromiseKind } from "#components/survey/promise.tsx";
import type { ReceiptRound } from "#domain/disclosure/receipt-standing.ts";
import { isLanguageCode, type LanguageCode } from "#domain/language/registry.ts";
import type { Answers } from "#domain/response/answers.ts";
import type { SubmitProblem } from "#domain/response/submit-problem.ts";
import type { WaveId } from "#domain/shared/ids.ts";
import type { Result } from "#domain/shared/result.ts";
import type { OpenWave } from "#domain/survey/open-wave.ts";
import { surveyPhase } from "#domain/survey/survey-phase.ts";
import { firstView, knownAnswers, nextView, sentAnswers, viewAfterRefusal } from "./answering.ts";
import { builtAssets } from "./assets.ts";
import { assetsFor } from "./invited-assets.ts";
import { withVoices } from "./listening.ts";
import {
  type PageFrame,
  type PublicOperations,
  publicFrame,
  type WaveOperations,
  waveFrame,
} from "./page-frame.ts";
import { keptPage, ownPage } from "./page-response.ts";
import { type Posting, readPosting } from "./read-posting.ts";
import { renderAnswerPage } from "./render-answer-page.tsx";
import { type NoticeKind, renderNotFound, renderNotice, renderThanks } from "./render-notices.tsx";
import { needsForm, promiseOf, promisesOf, type SurveyForm, surveyForm } from "./survey-form.ts";
import { waveIn } from "./wave-language.ts";

/** What answering needs of the operations. Handed in by the routes, so that pages know no database. */
export interface AnsweringOperations extends WaveOperations {
  readonly submitAnswers: (submission: {
    readonly slug: string;
    readonly gates: Answers;
    readonly answers: Answers;
    readonly nonce: string;
    readonly signature?: string | null;
    readonly code?: string | null;
    readonly work?: string | null;
  }) => Promise<Result<{ readonly receipt: string }, SubmitProblem>>;
  readonly submitNeeds: (note: {
    readonly slug: string;
    readonly answers: Answers;
    readonly nonce: string;
    readonly work?: string | null;
  }) => Promise<Result<{ readonly receipt: string }, SubmitProblem>>;
  /** What browsers are to work on while an open survey is answered; null for nothing. */
  readonly orderWork?: (waveId: WaveId) => string | null;
  readonly tellAboutReceipts: (slug: string) => Promise<readonly ReceiptRound[] | null>;
  readonly now: () => Date;
}

/** Where a request to the answering pages goes. */
export interface AnswerAddress {
  readonly lang: string;
  readonly slug: string;
  readonly form: SurveyForm["kind"];
}

/** The first page of a form, or why it cannot be answered: the same bytes for everybody. */
export const getAnswerPage = async (
  operations: AnsweringOperations,
  request: Request,
  address: AnswerAddress,
  assets: PageAssets = builtAssets().page,
): Promise<Response> => {
  const { lang } = address;
  if (!isLanguageCode(lang)) return notFoundPage(operations, request, null, assets);
  const found = await findForm(operations, address, lang);
  const frame = { ...(await frameOf(operations, found.origin, address.form, lang)), assets };
  if (found.kind === "notice") {
    const { notice, wave } = found;
    const receiptsListed =
      notice === "closed" && wave !== null && (await hasReceipts(operations, wave));
    return keptPage(request, {
      // An address that does not exist is not part of the key: nobody can fill the memory with made-up ones.
      key: `notice ${notice} ${address.form} ${wave === null ? "" : keyOf(wave)} ${receiptsListed} ${frame.variant}`,
      assets,
      status: notice === "unknown" || notice === "no_needs_form" ? 404 : 200,
      render: () => renderNotice({ ...frame, notice, wave, form: address.form, receiptsListed }),
    });
  }
  const { form } = found;
  const heard = withVoices({ ...frame, assets: assetsFor(assets, form) }, form);
  const work = workFor(operations, form);
  return keptPage(request, {
    key: `${form.kind} ${keyOf(form.wave)} ${frame.variant} ${work}`,
    assets: heard.assets,
    render: () =>
      renderAnswerPage({
        ...heard,
        form,
        view: firstView(form),
        work,
        nonce: null,
        scripted: true,
        shared: false,
      }),
  });
};

/** A step, the review or the sending. Everything that was written comes with the request. */
export const postAnswers = async (
  operations: AnsweringOperations,
  request: Request,
  address: AnswerAddress,
  assets: PageAssets = builtAssets().page,
): Promise<Response> => {
  const { lang } = address;
  if (!isLanguageCode(lang)) return notFoundPage(operations, request, null, assets);
  const found = await findForm(operations, address, lang);
  const frame = { ...(await frameOf(operations, found.origin, address.form, lang)), assets };
  const tell = async (notice: NoticeKind, status: number, wave: OpenWave | null) =>
    ownPage(request, await renderNotice({ ...frame, notice, wave, form: address.form }), {
      assets,
      status,
    });
  const read = await readPosting(request);
  const receipt = read.ok ? read.value.receipt : null;
  if (receipt !== null) {
    const shown = receiptPage(request, found, receipt);
    if (shown === null) return tell("unreadable", 400, found.wave);
    const own = assetsFor(assets, shown.form);
    const thanks = { ...frame, assets: own, ...shown };
    return ownPage(request, await renderThanks(thanks), { assets: own });
  }
  const thank = async (form: SurveyForm, { answers, receipt: given }: SentOutcome) => {
    const own = assetsFor(assets, form);
    const promise = promiseOf(form, answers);
    const thanks = { ...frame, assets: own, form, promise, receipt: given };
    return ownPage(request, await renderThanks(thanks), { assets: own });
  };
  if (found.kind === "notice") {
    const { notice, wave, form } = found;
    const before = notice === "closed" && form !== null && read.ok ? read.value : null;
    if (form !== null && before?.nonce != null && before.go === "send") {
      const outcome = await send(operations, form, { ...before, nonce: before.nonce });
      if (outcome.kind === "sent") return thank(form, outcome);
    }
    const isUnknown = notice === "unknown" || notice === "no_needs_form";
    return tell(
      notice === "closed" ? "closed_while_answering" : notice,
      isUnknown ? 404 : 409,
      wave,
    );
  }
  const { form } = found;
  if (!read.ok) return tell(read.problem, read.problem === "too_large" ? 413 : 400, form.wave);
  const posting = { ...read.value, nonce: read.value.nonce ?? randomBytes(16).toString("hex") };

  const outcome =
    posting.go === "send"
      ? await send(operations, form, posting)
      : { kind: "view" as const, view: nextView(form, posting), status: 200 };
  switch (outcome.kind) {
    case "notice":
      return tell(outcome.notice, 409, form.wave);
    case "sent":
      return thank(form, outcome);
    case "view": {
      const { view, status } = outcome;
      const { nonce, scripted, shared, code = null, signature = null } = posting;
      const heard = withVoices({ ...frame, assets: assetsFor(assets, form) }, form);
      const work = workFor(operations, form);
      const page = { ...heard, form, view, nonce, scripted, shared, code, signature, work };
      return ownPage(request, await renderAnswerPage(page), { assets: heard.assets, status });
    }
  }
};

/** The page for every address that leads nowhere. */
export const notFoundPage = async (
  operations: PublicOperations,
  request: Request,
  lang: string | null = null,
  assets: PageAssets = builtAssets().page,
): Promise<Response> => {
  const frame = await publicFrame(operations, lang !== null && isLanguageCode(lang) ? lang : "sv");
  return keptPage(request, {
    key: `not-found ${frame.variant}`,
    assets,
    status: 404,
    render: () => renderNotFound({ ...frame, assets }),
  });
};

/**
 * The receipt once more, in another language. It was never stored and is not looked up: before the sealing nothing may
 * be said about a single answer. So the page says what its own form says, and no other site's form is believed.
 */
const receiptPage = (
  request: Request,
  found: FoundForm,
  { text, promise }: NonNullable<Posting["receipt"]>,
): {
  readonly form: SurveyForm;
  readonly promise: PromiseKind;
  readonly receipt: string;
} | null => {
  const from = request.headers.get("sec-fetch-site");
  const { form } = found;
  const known = form === null ? undefined : promisesOf(form).find((each) => each === promise);
  if (form === null || known === undefined || (from !== null && from !== "same-origin"))
    return null;
  return { form, promise: known, receipt: text };
};

type FoundForm = {
  /** As it is stored, with every language; null where there is none. */
  readonly origin: OpenWave | null;
  /** In the language that is shown. */
  readonly wave: OpenWave | null;
} & (
  | { readonly kind: "form"; readonly form: SurveyForm }
  | { readonly kind: "notice"; readonly form: SurveyForm | null; readonly notice: NoticeKind }
);

const findForm = async (
  operations: AnsweringOperations,
  { slug, form }: AnswerAddress,
  lang: LanguageCode,
): Promise<FoundForm> => {
  const origin = await operations.findWave(slug);
  if (origin === null) return { kind: "notice", notice: "unknown", origin, wave: null, form: null };
  const { wave } = waveIn(origin, lang);
  const found = form === "needs" ? needsForm(wave) : surveyForm(wave);
  const notice = (why: NoticeKind) =>
    ({ kind: "notice", notice: why, origin, wave, form: found }) as const;
  if (found === null) return notice("no_needs_form");
  const phase = surveyPhase(wave, operations.now());
  if (phase !== "open") return notice(phase);
  return { kind: "form", form: found, origin, wave };
};

/** Whether the result of some group is published, so that the page of receipts has more to say than when it will be. */
const hasReceipts = async (
  { tellAboutReceipts }: AnsweringOperations,
  { slug }: OpenWave,
): Promise<boolean> =>
  ((await tellAboutReceipts(slug)) ?? []).some(({ standing }) => standing.kind !== "waiting");

/** The voice and the picker of a page, of a survey or of none. */
const frameOf = async (
  operations: AnsweringOperations,
  wave: OpenWave | null,
  part: SurveyForm["kind"],
  lang: LanguageCode,
): Promise<PageFrame> =>
  wave === null ? publicFrame(operations, lang) : waveFrame(operations, wave, part, lang);

/** What anybody may send asks for it: an invitation is worth more than a second of work. */
const workFor = ({ orderWork }: AnsweringOperations, { wave, kind }: SurveyForm): string | null =>
  wave.admission === "open" || kind === "needs" ? (orderWork?.(wave.id) ?? null) : null;

interface SentOutcome {
  readonly kind: "sent";
  readonly receipt: string;
  readonly answers: Answers;
}

type Outcome =
  | SentOutcome
  | { readonly kind: "notice"; readonly notice: NoticeKind }
  | {
      readonly kind: "view";
      readonly view: ReturnType<typeof nextView>;
      readonly status: number;
    };

const send = async (
  operations: AnsweringOperations,
  form: SurveyForm,
  posting: Posting & { readonly nonce: string },
): Promise<Outcome> => {
  const all = sentAnswers(form, posting);
  const result = await submit(operations, form, all, posting);
  if (result.ok) return { kind: "sent", receipt: result.value.receipt, answers: all };
  const known = knownAnswers(form, posting);
  switch (result.problem.code) {
    case "survey_not_found":
      return { kind: "notice", notice: "unknown" };
    case "survey_not_open":
      return { kind: "notice", notice: "closed_while_answering" };
    case "answers_invalid": {
      const first = result.problem.problems[0]?.code;
      const code = first === "question_hidden" || first === "question_unknown" ? first : null;
      return mend(form, known, code ?? result.problem.code, 422);
    }
    case "consent_refused":
      return {
        kind: "view",
        view: nextView(form, { ...posting, go: "next", step: "_start" }),
        status: 422,
      };
    case "gates_invalid":
    case "nonce_invalid":
    case "round_not_open_for_this":
    case "signature_invalid":
    case "answer_withdrawn":
    case "code_missing":
    case "code_length":
    case "code_slip":
    case "code_unknown":
    case "code_used":
    case "code_withdrawn":
    case "code_for_other_round":
    case "blinded_invalid":
      return mend(form, known, result.problem.code, 422);
    case "busy":
      return mend(form, known, "busy", 503);
  }
};

const submit = (
  operations: AnsweringOperations,
  form: SurveyForm,
  all: Answers,
  { nonce, signature = null, code = null, work = null }: Posting & { readonly nonce: string },
): ReturnType<AnsweringOperations["submitAnswers"]> => {
  const { slug } = form.wave;
  if (form.kind === "needs") return operations.submitNeeds({ slug, answers: all, nonce, work });
  const gateNames = new Set(form.gates.flatMap(({ name }) => [name, `${name}-Comment`]));
  const pick = (isGate: boolean): Answers =>
    Object.fromEntries(Object.entries(all).filter(([name]) => gateNames.has(name) === isGate));
  const sent = { slug, gates: pick(true), answers: pick(false), nonce };
  return operations.submitAnswers({ ...sent, signature, code, work });
};

const mend = (form: SurveyForm, known: Answers, code: string, status: number): Outcome => ({
  kind: "view",
  view: viewAfterRefusal(form, known, code),
  status,
});

/** A wave never changes: what stands here decides every byte of its pages. */
const keyOf = (wave: OpenWave): string =>
  [wave.slug, wave.questionnaireHash, wave.opensAt.getTime(), wave.closesAt.getTime()].join(" ");
