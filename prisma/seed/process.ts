import type { OutreachAttempt } from "#domain/process/charter.ts";
import type { WorldCharter, WorldProcess } from "./world-types.ts";

const attempt = (channel: string, oral: boolean, at: string, note: string): OutreachAttempt => ({
  channel,
  oral,
  at,
  note,
});

const code = (note: string) => attempt("Brev", false, "2025-08-25", note);

const charter: WorldCharter = {
  question:
    "Hur ska regionen och de nationella minoriteterna samråda, så att det märks i besluten?",
  influence:
    "Går att påverka: hur samråden går till, vad de handlar om, vilka som är med och hur frågor får svar. Går inte att påverka: enskilda patienters vård, det som lagen bestämmer och regionens totala budget.",
  processLeader: "Processledare från en folkhögskola",
  processLeaderAffiliation: "Anlitad utifrån. Hör inte till någon av parterna.",
  outreach: {
    jews: [
      code("Brev till en församling och en kulturförening."),
      attempt(
        "Telefon",
        true,
        "2025-09-17",
        "Två kontaktpersoner erbjöds att svara muntligt, med någon de själva valde.",
      ),
      attempt(
        "Träff",
        true,
        "2025-10-01",
        "Erbjudande om en träff i säker lokal, utan deltagarlista. Sex personer kom.",
      ),
    ],
    roma: [
      code("Brev med en kod per person till dem som har anmält intresse."),
      attempt("Träff", true, "2025-09-06", "Träffar i tre orter, med tolk till arli."),
      attempt("Telefon", true, "2025-09-24", "Telefontid två kvällar."),
    ],
    sami: [
      code("Brev med en kod per person till dem som har anmält intresse."),
      attempt("Träff", true, "2025-09-13", "En träff efter kalvmärkningen och före slakten."),
      attempt("Telefon", true, "2025-09-25", "Telefontid med en som talar sydsamiska."),
    ],
    sweden_finns: [
      code("Brev på finska och svenska med en kod per person."),
      attempt("Träff", true, "2025-09-10", "En träff på finska."),
      attempt("Telefon", true, "2025-09-24", "Telefontid på finska."),
    ],
    tornedalians: [
      code("Brev med en kod per person till dem som har anmält intresse."),
      attempt("Telefon", true, "2025-09-26", "Telefontid på meänkieli."),
      attempt("Besök", true, "2025-10-03", "Besök hos ett byalag, på eftermiddagskaffet."),
    ],
  },
  dataProtectionDecision:
    "Konsekvensbedömning och beslut den 10 juni 2025. Svaren sparas utan namn, tid och adress.",
  feeRule:
    "Beslut den 10 juni 2025: arvode på samma nivå som för förtroendevalda, för ordinarie och extra möten, och ersättning för resor.",
  publishedAt: "2025-06-16",
  plainLanguageReady: true,
  checkpointAt: "2026-05-20",
  jointReadingAt: "2026-11-04",
  reviewAt: null,
};

export const regionalProcess: WorldProcess = {
  slug: "samrad",
  title: {
    sv: "Samråd med de nationella minoriteterna",
    en: "Consultations with the national minorities",
  },
  charter,
  goals: [
    {
      id: "language_in_care",
      name: {
        sv: "Den som vill kan använda sitt minoritetsspråk i äldres vård",
        en: "Those who wish can use their minority language in the care of older people",
      },
    },
    {
      id: "fair_treatment",
      name: {
        sv: "Ingen blir sämre bemött för att hen hör till en minoritet",
        en: "Nobody is treated worse for belonging to a minority",
      },
    },
    {
      id: "early_dialogue",
      name: {
        sv: "Minoriteterna är med innan det finns ett färdigt förslag",
        en: "The minorities take part before there is a finished proposal",
      },
    },
  ],
  history: [
    { at: "2025-05-12T08:00:00Z", state: "mandate", note: "Regionstyrelsen gav uppdraget." },
    {
      at: "2025-08-25T06:00:00Z",
      state: "inventory",
      note: "Frågorna är låsta och öppnas samma dag.",
    },
    { at: "2025-11-10T08:00:00Z", state: "analysis", note: "Båda inventeringarna är stängda." },
    {
      at: "2025-12-15T08:00:00Z",
      state: "anchoring",
      note: "Målen är sammanfattade för hand av arbetsgruppen. Texterna kodas under våren.",
    },
    { at: "2026-02-16T08:00:00Z", state: "pilot", note: "Styrgruppen startade piloten." },
    { at: "2026-10-05T06:00:00Z", state: "evaluation", note: "Båda mötena är hållna." },
    { at: "2026-11-09T08:00:00Z", state: "adjustment", note: "Utvärderingen är läst tillsammans." },
  ],
};

/** Has only begun: nothing is answered yet. */
export const municipalProcess: WorldProcess = {
  slug: "samrad",
  title: {
    sv: "Samråd med nationella minoriteter i Lövsunda",
    en: "Consultations with national minorities in Lövsunda",
  },
  charter: {
    ...charter,
    question: "Hur ska kommunen samråda med de nationella minoriteterna?",
    influence:
      "Går att påverka: hur samråden går till och vad de handlar om. Går inte att påverka: ärenden om enskilda, det som lagen bestämmer och kommunens totala budget.",
    outreach: {
      jews: [attempt("Telefon", true, "2026-10-12", "Samtal med en kontaktperson.")],
      roma: [attempt("Träff", true, "2026-10-14", "En träff i en av bostadsområdenas lokaler.")],
      sami: [attempt("Telefon", true, "2026-10-15", "Samtal med en kontaktperson.")],
      sweden_finns: [attempt("Träff", true, "2026-10-20", "En träff på finska på biblioteket.")],
      tornedalians: [attempt("Telefon", true, "2026-10-21", "Samtal med en kontaktperson.")],
    },
    dataProtectionDecision: "Konsekvensbedömning och beslut den 28 september 2026.",
    feeRule: "Beslut den 28 september 2026: arvode som för förtroendevalda.",
    publishedAt: "2026-10-05",
    plainLanguageReady: false,
    checkpointAt: null,
    jointReadingAt: null,
  },
  goals: [],
  history: [
    { at: "2026-09-14T07:00:00Z", state: "mandate", note: "Kommunstyrelsen gav uppdraget." },
    {
      at: "2026-11-02T08:00:00Z",
      state: "inventory",
      note: "Frågorna är låsta och öppnas samma månad.",
    },
  ],
};
