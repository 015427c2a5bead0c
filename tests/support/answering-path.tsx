import { legalBases, nothingSaid, specialConditions } from "#domain/data-protection/details.ts";
import type { ToldAboutData } from "#domain/data-protection/told-about-data.ts";
import type { ReceiptRound, ReceiptStanding } from "#domain/disclosure/receipt-standing.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { AnswerProblem, Answers } from "#domain/response/answers.ts";
import { asId, type RoundId } from "#domain/shared/ids.ts";
import { fail, succeed } from "#domain/shared/result.ts";
import type { OpenWave } from "#domain/survey/open-wave.ts";
import { type InstrumentName, instrumentFor } from "#instruments/for-authority.ts";
import { instrumentTexts } from "#server/i18n/instrument-texts.ts";
import {
  type AnsweringOperations,
  getAnswerPage,
  notFoundPage,
  postAnswers,
} from "#server/pages/answer-handlers.tsx";
import { getDataPage } from "#server/pages/data-page-handler.ts";
import { getAboutPage, getHomePage, getPromisePage } from "#server/pages/home-handlers.ts";
import { waveFrame } from "#server/pages/page-frame.ts";
import { getReceiptsPage } from "#server/pages/receipts-page-handler.ts";
import { renderAnswerPage } from "#server/pages/render-answer-page.tsx";
import { type NoticeKind, renderNotice } from "#server/pages/render-notices.tsx";
import { surveyForm } from "#server/pages/survey-form.ts";
import { waveIn } from "#server/pages/wave-language.ts";
import { getWordingPage, postWording } from "#server/pages/wording-handlers.ts";
import { compiled, exampleWave, offering, whileOpen } from "./example-wave.ts";

/** A page of the way from the door to the receipt, as it is sent. */
export interface RenderedPage {
  readonly page: string;
  readonly html: string;
}

export const instruments = ["needs_inventory", "internal_inventory", "pilot_evaluation"] as const;

/** Names are data: an authority has them in the languages that it has them in. */
export const names = {
  authority: "Region Exempel",
  process: "Samråd 2027",
  administrations: ["Hälsoförvaltningen", "Kulturförvaltningen"],
  goals: ["Fler möten"],
} as const;

/** The built-in surveys in every language in which they are written, offered in the given ones. */
export const translatedWave = (
  instrument: InstrumentName,
  offered: readonly LanguageCode[],
): OpenWave => {
  const made = (name: InstrumentName) =>
    compiled(
      instrumentFor(
        {
          kind: "region",
          instrument: name,
          administrations: names.administrations.map((sv, index) => ({
            id: `a${index}`,
            name: { sv },
          })),
          goals: names.goals.map((sv, index) => ({ id: `g${index}`, name: { sv } })),
        },
        instrumentTexts(),
      ),
    );
  return exampleWave(made(instrument), {
    slug: instrument.replaceAll("_", ""),
    instrument,
    needsForm: made("needs_form"),
    languages: offering(offered, {
      isReleased: false,
      reviewers: [
        { name: null, month: "2026-10" },
        { name: "A. B.", month: "2026-11" },
      ],
    }),
    draftsAccepted: "Vi vill inte vänta.",
    authority: {
      ...exampleWave().authority,
      name: { sv: names.authority },
    },
    processTitle: { sv: names.process },
  });
};

const assets = { styles: "", script: "/built/answering.js" };

/**
 * Every page that somebody can meet in one language: home, first page with all its steps for the script, each step
 * without it, every problem, the review, every way of ending, every notice, the page about the answers and the report.
 */
export const answeringPath = async (
  language: LanguageCode,
  instrument: InstrumentName,
  offered: readonly LanguageCode[],
): Promise<readonly RenderedPage[]> => {
  const wave = translatedWave(instrument, offered);
  const operations = operationsFor(wave);
  const pages: RenderedPage[] = [];
  const keep = async (page: string, response: Response | Promise<Response>) => {
    pages.push({ page, html: await (await response).text() });
  };
  const get = () => new Request("http://localhost/");
  const post = (fields: readonly (readonly [string, string])[]) =>
    new Request("http://localhost/", {
      method: "POST",
      body: new URLSearchParams(fields.map(([name, value]) => [name, value])),
    });

  await keep("home", getHomePage(operations, get(), language, assets));
  await keep("about", getAboutPage(operations, get(), language, assets));
  await keep("promise", getPromisePage(operations, get(), language, assets));
  for (const [page, told] of Object.entries(toldAboutData)) {
    const telling = { ...operations, tellAboutData: async () => told };
    const there = { lang: language, slug: wave.slug };
    await keep(`data, ${page}`, getDataPage(telling, get(), there, assets));
  }
  for (const [page, standings] of Object.entries(receiptStandings)) {
    const published = {
      ...operations,
      tellAboutReceipts: async () => standings,
      listReceipts: async () => standings.map(({ round }) => ({ round, receipts: "ABCD2345" })),
    };
    const there = { lang: language, slug: wave.slug };
    await keep(`receipts, ${page}`, getReceiptsPage(published, get(), there, assets));
  }
  await keep("not found", notFoundPage(operations, get(), language, assets));
  const wording = { lang: language, survey: wave.slug };
  await keep("wording", getWordingPage(operations, get(), wording, assets));
  for (const [page, about, refuse] of [
    ["wording, empty", "", false],
    ["wording, too long", "x".repeat(2000), false],
    ["wording, full", "x", true],
    ["wording, thanks", "x", false],
  ] as const) {
    const reporting = {
      ...operations,
      reportWording: async () => (refuse ? fail({ code: "full" } as const) : succeed(null)),
    };
    const sent = post([
      ["about", about],
      ["_go", "send"],
    ]);
    await keep(page, postWording(reporting, sent, wording, assets));
  }

  for (const part of ["survey", "needs"] as const) {
    const address = { lang: language, slug: wave.slug, form: part };
    await keep(`${part}, first page`, getAnswerPage(operations, get(), address, assets));
    const send = (fields: readonly (readonly [string, string])[]) =>
      postAnswers(operations, post(fields), address, assets);
    const { wave: read } = waveIn(wave, language);
    const form = surveyForm(
      part === "needs" && read.needsForm !== null
        ? { ...read, questionnaire: read.needsForm }
        : read,
    );
    for (const { name } of form.steps) {
      for (const given of givenAnswers) {
        await keep(`${part}, ${name}`, send([...given, ["_step", name], ["_go", "next"]]));
        await keep(`${part}, ${name} again`, send([...given, ["_step", name], ["_go", "stay"]]));
      }
    }
    for (const given of givenAnswers) {
      await keep(`${part}, review`, send([...given, ["_step", "_review"], ["_go", "stay"]]));
      await keep(`${part}, sent`, send([...given, ["_step", "_review"], ["_go", "send"]]));
    }
    for (const promise of ["sealed", "statement", "attributed", "needs"]) {
      const receipt = [
        ["_receipt", "ABCD2345"],
        ["_promise", promise],
        ["_go", `lang:${language}`],
      ] as const;
      await keep(`${part}, receipt ${promise}`, send(receipt));
    }
  }
  const frame = { ...(await waveFrame(operations, wave, "survey", language)), assets };
  const { wave: read } = waveIn(wave, language);
  const form = surveyForm(read);
  for (const notice of notices) {
    const html = await renderNotice({ ...frame, notice, wave: read, form: "survey" });
    pages.push({ page: `notice ${notice}`, html });
  }
  const own = { form, nonce: "0".repeat(32), scripted: false, shared: false };
  for (const reason of ["consent", "publication"] as const) {
    const view = { kind: "declined", reason, answers: {} } as const;
    pages.push({
      page: `declined ${reason}`,
      html: await renderAnswerPage({ ...frame, ...own, view }),
    });
  }
  for (const refusal of refusals) {
    const view = { kind: "review", answers: {}, dropped: form.gates, refusal } as const;
    pages.push({
      page: `refused ${refusal}`,
      html: await renderAnswerPage({ ...frame, ...own, view }),
    });
  }
  const [step] = form.steps;
  for (const problem of everyProblem(step?.elements[0]?.name ?? "")) {
    if (step === undefined) continue;
    const answers: Answers = {};
    const view = { kind: "step", step, answers, problems: [problem], returning: true } as const;
    pages.push({
      page: `problem ${problem.code}`,
      html: await renderAnswerPage({ ...frame, ...own, view }),
    });
  }
  return pages;
};

/** What an authority has said is data, in Swedish; here one word, so that it can be told from what is borrowed. */
const said = names.authority;
const destroyOn = new Date("2027-09-01T00:00:00Z");
const undecided: ToldAboutData = {
  details: nothingSaid,
  isComplete: false,
  destroyOn,
  isDecided: false,
  destroyedAt: null,
};
const roundOf = (audience: ReceiptRound["audience"], standing: ReceiptStanding): ReceiptRound => ({
  ...{ audience, standing },
  round: asId<RoundId>(audience),
});
const released = { kind: "released", answers: 1204, issued: 1310, hash: "0".repeat(64) } as const;
const receiptStandings: Readonly<Record<string, readonly ReceiptRound[]>> = {
  waiting: [roundOf("roma", { kind: "waiting" })],
  published: [
    roundOf("roma", released),
    roundOf("jews", { ...released, answers: 1, issued: 1 }),
    roundOf("sami", { kind: "too_few" }),
    roundOf("sweden_finns", { kind: "withdrawn" }),
    roundOf("tornedalians", { kind: "waiting" }),
  ],
};
const toldAboutData: Readonly<Record<string, ToldAboutData>> = {
  "nothing said": undecided,
  ...Object.fromEntries(
    legalBases.map((legalBasis, place): [string, ToldAboutData] => [
      legalBasis,
      {
        ...undecided,
        details: {
          ...nothingSaid,
          ...{ controller: said, controllerContact: said, officerContact: said },
          ...{ purpose: said, recipients: said, processors: said, transfers: said },
          legalSupport: said,
          legalBasis,
          specialCondition: specialConditions[place] ?? null,
        },
        isDecided: place > 0,
        destroyedAt: place > 1 ? destroyOn : null,
      },
    ]),
  ),
};

const givenAnswers = [
  [],
  [
    ["consent", "yes"],
    ["answer_as", "individual"],
    ["minority", "roma"],
    ["age_group", "18_25"],
  ],
  [
    ["consent", "yes"],
    ["answer_as", "organisation"],
    ["minority", "sami"],
    ["collective_unnamed", "false"],
    ["collective_name", "12"],
    ["publication_consent", "yes"],
    ["role", "administration"],
    ["administration", "a0"],
  ],
] as const;

const notices: readonly NoticeKind[] = [
  "scheduled",
  "closed",
  "closed_while_answering",
  "unknown",
  "no_needs_form",
  "too_large",
  "unreadable",
];

const refusals = [
  "answers_invalid",
  "question_unknown",
  "question_hidden",
  "gates_invalid",
  "consent_refused",
  "nonce_invalid",
  "survey_not_found",
  "survey_not_open",
  "round_not_open_for_this",
  "busy",
] as const;

const everyProblem = (question: string): readonly AnswerProblem[] => [
  { code: "answer_missing", question },
  { code: "answer_missing", question, row: "r" },
  { code: "answer_wrong_type", question },
  { code: "choice_unknown", question },
  { code: "choice_excludes_others", question },
  { code: "row_unknown", question },
  { code: "other_text_missing", question },
  { code: "text_too_long", question, maxLength: 2000 },
  { code: "number_out_of_range", question, min: 1, max: 2000 },
  { code: "number_out_of_range", question, min: 1, max: null },
  { code: "number_out_of_range", question, min: null, max: 2000 },
  { code: "number_out_of_range", question, min: null, max: null },
  { code: "text_wrong_format", question },
  { code: "too_many_rows", question, maxRows: 5 },
];

const operationsFor = (wave: OpenWave) => {
  const receive: AnsweringOperations["submitNeeds"] = async () => succeed({ receipt: "ABCD2345" });
  return {
    findWave: async (slug: string) => (slug === wave.slug ? wave : null),
    listOpenWaves: async () => [wave],
    listOfferedLanguages: async () =>
      wave.languages.map(({ language, isReleased }) => ({ language, isReleased, slug: wave.slug })),
    submitAnswers: receive,
    submitNeeds: receive,
    reportWording: async () => succeed(null),
    tellAboutReceipts: async () => null,
    now: () => whileOpen,
  };
};
