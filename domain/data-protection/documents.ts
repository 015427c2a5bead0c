import { formatDate } from "#domain/language/format-date.ts";
import { type LocalizedText, plainText } from "#domain/language/localized-text.ts";
import type { Translate } from "#domain/language/phrase.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import type {
  ResolvedBlock,
  ResolvedDocument,
  ResolvedSection,
} from "#domain/policy/resolve-document.ts";
import type { Admission } from "#domain/shared/regimes.ts";
import type { DataProtectionDetails, DetailField } from "./details.ts";

/** What the kit knows of one wave. */
export interface DescribedWave {
  readonly instrument: string;
  readonly number: number;
  readonly admission: Admission;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly languages: readonly LanguageCode[];
  readonly destroyOn: Date;
}

export interface ProcessingFacts {
  readonly authority: LocalizedText;
  readonly details: DataProtectionDetails;
  readonly waves: readonly DescribedWave[];
  /** The smallest figure and the smallest group by admission. */
  readonly thresholds: Readonly<Record<Admission, { readonly k: number; readonly kGroup: number }>>;
  /** YYYY-MM-DD. */
  readonly date: string;
}

export const documentKinds = ["record", "impact"] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** The record of processing (GDPR article 30) or the template of the impact assessment (article 35), in words. */
export const describeProcessing = (
  kind: DocumentKind,
  facts: ProcessingFacts,
  translate: Translate,
  language: LanguageCode,
): ResolvedDocument => {
  const speech: Speech = {
    facts,
    language,
    t: (key, values) => translate(`data-protection:${key}`, values),
    name: (instrument) => translate(`common:instrument.${instrument}`),
  };
  const title = speech.t(`${kind}.title`);
  const sections = kind === "record" ? record(speech) : impact(speech);
  return {
    language,
    title: { text: title, language },
    sections,
    furniture: {
      header: speech.t("document.header", { title }),
      footer: plainText(facts.authority, language),
      page: speech.t("document.page"),
      of: speech.t("document.of"),
      noteLabels: {
        information: speech.t("document.note.information"),
        to_write: speech.t("document.note.to_write"),
        confirm: speech.t("document.note.confirm"),
        changed: speech.t("document.note.changed"),
      },
    },
    file: {
      subject: speech.t("document.subject"),
      author: plainText(facts.authority, language),
      keywords: [speech.t("document.keywords")],
      date: facts.date,
      diaryNumber: "",
      version: 1,
    },
  };
};

interface Speech {
  readonly facts: ProcessingFacts;
  readonly language: LanguageCode;
  readonly t: Translate;
  readonly name: (instrument: string) => string;
}

const record = (speech: Speech): readonly ResolvedSection[] => [
  head(speech),
  section(speech, "record.who", [
    said(speech, "who", ["controller", "controllerContact", "officerContact"]),
  ]),
  section(speech, "record.people", [
    facts(speech, "people", [
      [speech.t("record.subjects"), speech.t("record.subjectsText")],
      [speech.t("record.categories"), speech.t("record.categoriesText")],
    ]),
  ]),
  ...processing(speech),
];

const impact = (speech: Speech): readonly ResolvedSection[] => {
  const written = (key: string, ...before: readonly ResolvedBlock[]) =>
    section(speech, `impact.${key}`, [...before, note(speech, "to_write", `impact.${key}Write`)]);
  const { ownMeasures } = speech.facts.details;
  return [
    head(speech, note(speech, "information", "impact.introduction")),
    section(speech, "impact.describe", [
      said(speech, "who", ["controller", "controllerContact", "officerContact"]),
      paragraph(speech, speech.t("record.categoriesText")),
    ]),
    ...processing(speech),
    written("need"),
    { ...section(speech, "impact.risks", [riskTable(speech)]), wide: true },
    written("own", ...(ownMeasures === "" ? [] : [paragraph(speech, ownMeasures)])),
    written("asked"),
    section(speech, "impact.decide", [
      note(speech, "to_write", "impact.decideWrite"),
      {
        kind: "signatures",
        id: "sign",
        lines: (["controller", "officer"] as const).map((who) => ({
          party: words(speech, speech.t(`impact.sign.${who}`)),
          role: words(speech, ""),
        })),
      },
    ]),
  ];
};

const processing = (speech: Speech): readonly ResolvedSection[] => {
  const { details } = speech.facts;
  return [
    section(speech, "record.handling", [
      said(speech, "handling", [
        "purpose",
        "legalBasis",
        "specialCondition",
        "legalSupport",
        "recipients",
        "processors",
        "transfers",
      ]),
      facts(speech, "kept", [
        [speech.t("waves.title"), speech.t("document.months", { count: details.retentionMonths })],
      ]),
    ]),
    { ...section(speech, "document.waves", [waveTable(speech)]), wide: true },
    section(speech, "record.measures", [
      {
        kind: "bullets",
        items: [
          ...measures.map((each) => words(speech, speech.t(`record.measure.${each}`))),
          ...(details.ownMeasures === "" ? [] : [words(speech, details.ownMeasures)]),
        ],
      },
    ]),
  ];
};

const measures = ["apart", "blind", "nothing", "release", "two", "log", "locked"] as const;

/** In the order in which somebody would ask. What remains is as long as what is done: nothing is smoothed over. */
const risks = [
  "figures",
  "link",
  "register",
  "admin",
  "words",
  "needs",
  "invented",
  "staff",
  "copies",
  "records",
] as const;

const riskTable = (speech: Speech): ResolvedBlock => ({
  kind: "table",
  id: "risks",
  caption: words(speech, speech.t("impact.risks")),
  columns: (["risk", "does", "remains"] as const).map((column) => ({
    heading: words(speech, speech.t(`impact.columns.${column}`)),
    width: column === "risk" ? 24 : 38,
  })),
  rows: risks.map((risk) =>
    (["risk", "does", "remains"] as const).map((column) => [
      words(speech, speech.t(`impact.risk.${risk}.${column}`)),
    ]),
  ),
  notes: [words(speech, speech.t("impact.risksNote"))],
});

const waveTable = (speech: Speech): ResolvedBlock => {
  const { waves, thresholds } = speech.facts;
  const { language, t, name } = speech;
  if (waves.length === 0) return paragraph(speech, t("document.noWaves"));
  const day = (date: Date): string => formatDate(language, date.toISOString().slice(0, 10));
  return {
    kind: "table",
    id: "waves",
    caption: words(speech, t("document.waves")),
    columns: waveColumns.map(([column, width]) => ({
      heading: words(speech, t(`document.columns.${column}`)),
      width,
    })),
    rows: waves.map((wave) => {
      const { k, kGroup: group } = thresholds[wave.admission];
      return [
        t("waves.name", { instrument: name(wave.instrument), number: wave.number }),
        t(`document.admission.${wave.admission}`),
        `${day(wave.opensAt)} – ${day(wave.closesAt)}`,
        t("document.limits", { group, k }),
        wave.languages.map((code) => languageOf(code).endonym).join(", "),
        day(wave.destroyOn),
      ].map((text) => [words(speech, text)]);
    }),
    notes: [],
  };
};

const waveColumns = [
  ["survey", 20],
  ["admission", 12],
  ["dates", 20],
  ["limits", 14],
  ["languages", 20],
  ["destroyOn", 14],
] as const;

/** What the authority has said, and openly what it has not: these two are for staff. */
const said = (speech: Speech, id: string, fields: readonly DetailField[]): ResolvedBlock =>
  facts(
    speech,
    id,
    fields.map((field) => [speech.t(`field.${field}`), saidOf(speech, field)]),
  );

const saidOf = ({ facts: { details }, t }: Speech, field: DetailField): string => {
  const value = details[field];
  if (value === null || value === "") return t("document.unsaid");
  return field === "legalBasis" || field === "specialCondition"
    ? t(`choice.${value}`)
    : String(value);
};

const facts = (
  speech: Speech,
  id: string,
  pairs: readonly (readonly [string, string])[],
): ResolvedBlock => ({
  kind: "facts",
  id,
  facts: pairs.map(([label, value]) => ({
    label: words(speech, label),
    value: words(speech, value),
  })),
});

const head = (speech: Speech, ...blocks: readonly ResolvedBlock[]): ResolvedSection => ({
  id: "head",
  heading: null,
  part: "head",
  wide: false,
  blocks: [paragraph(speech, plainText(speech.facts.authority, speech.language)), ...blocks],
});

const section = (
  speech: Speech,
  key: string,
  blocks: readonly ResolvedBlock[],
): ResolvedSection => ({
  id: key,
  heading: words(speech, speech.t(key)),
  part: "proposal",
  wide: false,
  blocks,
});

const paragraph = (speech: Speech, text: string): ResolvedBlock => ({
  kind: "paragraph",
  words: words(speech, text),
});

const note = (speech: Speech, tone: "information" | "to_write", key: string): ResolvedBlock => ({
  kind: "note",
  tone,
  words: words(speech, speech.t(key)),
});

const words = ({ language }: Speech, text: string) => ({ text, language });
