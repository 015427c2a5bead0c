import { expect, test } from "vitest";
import type { PageAssets } from "#components/survey/document.tsx";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { HeardClip } from "#domain/survey/heard-texts.ts";
import type { OpenWave } from "#domain/survey/open-wave.ts";
import { compiled, exampleWave, whileOpen } from "#tests/support/example-wave.ts";
import { getAnswerPage } from "./answer-handlers.tsx";

const assets: PageAssets = {
  styles: "body{}",
  script: "/built/answering.js",
  listening: { styles: ".listen{}", script: "/built/listening.js" },
};

const clip = (unit: string, language: LanguageCode = "fi", transcript = ""): HeardClip => ({
  ...{ id: `clip-${unit.replace(/\W/g, "-")}`, unit, language, transcript },
  milliseconds: 2000,
});

const survey = compiled({
  title: { default: "Enkäten", fi: "Kysely" },
  description: { default: "Om enkäten", fi: "Kyselystä" },
  pages: [
    {
      name: "gates",
      elements: [
        {
          type: "radiogroup",
          name: "answer_as",
          title: { default: "Vem svarar?", fi: "Kuka vastaa?" },
          choices: [{ value: "individual", text: { default: "Jag", fi: "Minä" } }],
        },
      ],
    },
    {
      name: "life",
      title: { default: "Livet", fi: "Elämä" },
      elements: [
        { type: "html", name: "about", html: { default: "<p>Läs!</p>", fi: "<p>Lue!</p>" } },
        {
          type: "radiogroup",
          name: "place",
          title: { default: "Var?", fi: "Missä?" },
          description: { default: "Ungefär", fi: "Suunnilleen" },
          choices: [
            { value: "town", text: { default: "Stad", fi: "Kaupunki" } },
            {
              value: "other_place",
              text: { default: "Annat" },
              visibleIf: "{answer_as} = 'individual'",
            },
          ],
          showNoneItem: true,
          noneText: { default: "Ingen", fi: "Ei mitään" },
        },
        {
          type: "boolean",
          name: "sure",
          title: "Säker?",
          valueTrue: "yes",
          valueFalse: "no",
          labelTrue: "Ja",
          labelFalse: "Nej",
        },
        { type: "rating", name: "score", title: "Betyg", rateMax: 3, minRateDescription: "Dåligt" },
        { type: "dropdown", name: "area", title: "Län", choices: [{ value: "n", text: "Norr" }] },
        {
          type: "matrix",
          name: "grid",
          title: "Rutnät",
          columns: [{ value: "a", text: "Ofta" }],
          rows: [{ value: "r", text: "Hemma" }],
        },
        {
          type: "matrixdynamic",
          name: "list",
          title: "Lista",
          columns: [
            { name: "what", title: "Vad", cellType: "text" },
            {
              name: "how",
              title: "Hur",
              cellType: "radiogroup",
              choices: [{ value: "x", text: "X" }],
            },
          ],
        },
      ],
    },
  ],
});

const pageOf = async (
  rest: Partial<OpenWave>,
  { lang = "fi", form = "survey" as "survey" | "needs" } = {},
): Promise<Response> => {
  const offered = (["sv", "fi", "smj", "en"] as const).map((language) => ({
    language,
    standing: language === "smj" ? ("heard" as const) : ("reviewed" as const),
    isReleased: true,
    counts: { missing: 0, draft: 0, translated: 0, reviewed: 0, approved: 0, stale: 0 },
    reviewers: [],
  }));
  const wave = exampleWave(survey, { languages: offered, ...rest });
  const never = async () => {
    throw new Error("nothing is sent");
  };
  return getAnswerPage(
    {
      findWave: async () => wave,
      listOfferedLanguages: async () => [],
      submitAnswers: never,
      submitNeeds: never,
      tellAboutReceipts: never,
      now: () => whileOpen,
    },
    new Request("http://localhost/"),
    { lang, slug: wave.slug, form },
    assets,
  );
};
const htmlOf = async (...args: Parameters<typeof pageOf>) => (await pageOf(...args)).text();

test("a page with nothing to hear carries nothing of it: not a byte, not a header", async () => {
  const plain = await pageOf({ slug: "plain" });
  const others = [
    await pageOf({ slug: "plain", clips: [clip("place.title", "se"), clip("needs:title")] }),
    await pageOf({ slug: "plain", machineVoices: ["sv"] }),
  ];
  const html = await plain.text();
  expect(html).not.toMatch(/listen|clip|audio|<small>Luetaan/i);
  expect(plain.headers.get("content-security-policy")).not.toContain("media-src");
  for (const other of others) {
    expect(await other.text()).toBe(html);
    expect([...other.headers]).toEqual([...plain.headers]);
  }
});

test("without the script the browser's own controls are there, and fetch nothing by themselves", async () => {
  const response = await pageOf({ clips: [clip("title"), clip("answer_as.choices.individual")] });
  const [visible = "", pages = ""] = (await response.text()).split('<template id="pages">');
  expect(response.headers.get("content-security-policy")).toContain("media-src 'self'");
  expect(visible.match(/<audio[^>]*>/g)).toEqual([
    '<audio class="listen" controls="" preload="none" src="/fi/clip/clip-title" aria-label="Kuuntele teksti">',
    '<audio class="listen" controls="" preload="none" src="/fi/clip/clip-answer_as-choices-individual" aria-label="Kuuntele vastaus: Minä">',
  ]);
  expect(visible).toContain('<script src="/built/listening.js" defer="" data-failed="');
  expect(pages).not.toContain("<audio");
  expect(pages.match(/data-clip/g)).toHaveLength(2);
  expect(`${visible}${pages}`).not.toContain("autoplay");
});

test.each([
  ["title"],
  ["description"],
  ["page life.title"],
  ["about.html"],
  ["place.title"],
  ["place.description"],
  ["place.choices.town"],
  ["place.choices.other_place"],
  ["place.noneText"],
  ["sure.labelTrue"],
  ["sure.labelFalse"],
  ["score.minRateDescription"],
  ["area.choices.n"],
  ["grid.rows.r"],
  ["grid.columns.a"],
  ["list.columns.what.title"],
  ["list.columns.how.choices.x"],
  ["interface:survey:promise.sealed.stored"],
  ["interface:survey:start.young"],
])("%s is heard where it stands", async (unit) => {
  const heard = clip(unit);
  const html = await htmlOf({ clips: [heard], slug: `at-${heard.id.toLowerCase()}` });
  expect(html).toContain(`data-clip="/fi/clip/${heard.id}"`);
});

test("the needs form is heard on its own pages, and says the promise of the needs form", async () => {
  const clips = [clip("needs:title"), clip("title"), clip("interface:survey:promise.needs.stored")];
  const html = await htmlOf({ clips, slug: "needs" }, { form: "needs" });
  expect(html).toContain('data-clip="/fi/clip/clip-needs-title"');
  expect(html).toContain("clip-interface-survey-promise-needs-stored");
  expect(html).not.toContain('"/fi/clip/clip-title"');
});

test("a button is not inside a label, and goes away with what it reads", async () => {
  const html = await htmlOf({ clips: [clip("place.choices.other_place")], slug: "hidden" });
  expect(html).toMatch(
    /<div class="heard" data-if="\d+"><label class="option">(?:(?!<\/label>).)*<\/label><button[^>]*class="listen"/,
  );
  expect(html).not.toMatch(/<label[^>]*>(?:(?!<\/label>).)*<button/);
});

test("what is said is unfolded where it is something else than what stands there", async () => {
  const said = (transcript: string, slug: string) =>
    htmlOf({ clips: [clip("about.html", "fi", transcript)], slug });
  expect(await said("Lue", "same")).not.toContain("<details><summary>Näytä");
  expect(await said("Lue tämä.", "other")).toContain("<p>Lue tämä.</p></details>");
});

test("a language that is only heard: Swedish to read, marked so, and the language's own voice", async () => {
  const clips = [clip("place.title", "smj", "Gånnå?")];
  const html = await htmlOf({ clips, slug: "heard" }, { lang: "smj" });
  expect(html).toContain('<html lang="smj"');
  expect(html).toContain('<span lang="sv">Var?</span>');
  expect(html).toMatch(
    /<button[^>]*data-clip="\/smj\/clip\/clip-place-title"[^>]*aria-label="Lyssna på frågan" lang="sv"/,
  );
  expect(html).toContain("<p>Gånnå?</p></details>");
});

test("a machine reads only Swedish and Finnish, only where it was asked for, and only what nobody has recorded", async () => {
  const machineVoices = ["sv", "fi", "en"] as const;
  const rest = { machineVoices, clips: [clip("place.title")], slug: "machine" };
  const html = await htmlOf(rest);
  expect(html).toContain('data-clip="/fi/clip/clip-place-title"');
  expect(html).toMatch(/<button[^>]*data-say="Kaupunki"[^>]*hidden=""[^>]*aria-label="[^"]*\(/);
  // Fallen back to Swedish: a Finnish voice would mangle it.
  expect(html).not.toContain('data-say="Annat"');
  expect(html).not.toContain('data-say="Missä?"');
  expect(await htmlOf(rest, { lang: "en" })).not.toContain("data-say");
});
