import sanitizeHtml from "sanitize-html";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import { type AuthorityId, asId, type WaveId } from "#domain/shared/ids.ts";
import type { OfferedLanguage } from "#domain/survey/offered-language.ts";
import type { OpenWave } from "#domain/survey/open-wave.ts";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import { compileSurvey } from "#domain/survey/surveyjs.ts";
import { type InstrumentName, instrumentFor } from "#instruments/for-authority.ts";

const administrations = [
  { id: "health", name: { sv: "Hälsoförvaltningen", en: "Health administration" } },
  { id: "culture", name: { sv: "Kulturförvaltningen", en: "Culture administration" } },
];

export const compiled = (definition: unknown): Questionnaire => {
  const result = compileSurvey(definition, (html) => sanitizeHtml(html));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};

export const exampleQuestionnaire = (instrument: InstrumentName): Questionnaire =>
  compiled(instrumentFor({ kind: "region", instrument, administrations }, []));

export const opens = new Date("2027-01-01T00:00:00Z");
export const closes = new Date("2027-02-01T00:00:00Z");
export const whileOpen = new Date("2027-01-15T00:00:00Z");

/** Languages as a wave offers them when an organiser has said yes to all of them. */
export const offering = (
  codes: readonly LanguageCode[],
  rest: Partial<OfferedLanguage> = {},
): readonly OfferedLanguage[] =>
  codes.map((language) => ({
    language,
    standing: languageOf(language).wording,
    isReleased: true,
    counts: { missing: 0, draft: 0, translated: 0, reviewed: 0, approved: 0, stale: 0 },
    reviewers: [],
    ...rest,
  }));

/** An open wave of an invented region. */
export const exampleWave = (
  questionnaire: Questionnaire = exampleQuestionnaire("needs_inventory"),
  rest: Partial<OpenWave> = {},
): OpenWave => ({
  id: asId<WaveId>("w"),
  slug: "example",
  instrument: "needs_inventory",
  admission: "open",
  opensAt: opens,
  closesAt: closes,
  questionnaire,
  questionnaireHash: "0".repeat(64),
  planHashes: [
    { audience: "jews", planHash: "1f".repeat(32) },
    { audience: "roma", planHash: "2e".repeat(32) },
  ],
  needsForm: exampleQuestionnaire("needs_form"),
  authority: {
    id: asId<AuthorityId>("a"),
    kind: "region",
    name: { sv: "Region Exempel", en: "Example Region" },
    isDemonstration: false,
  },
  languages: [],
  draftsAccepted: null,
  machineVoices: [],
  processTitle: { sv: "Samråd 2027", en: "Consultation 2027" },
  invited: null,
  clips: [],
  ...rest,
});
