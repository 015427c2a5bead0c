import type { WorldAuthority } from "./world-types.ts";

/** There is no Region Granmark and no Lövsunda. */
export const region: WorldAuthority = {
  slug: "granmark",
  kind: "region",
  name: { sv: "Region Granmark", en: "Region Granmark" },
  administrations: [
    {
      id: "health",
      name: {
        sv: "Hälso- och sjukvårdsförvaltningen",
        en: "Health and Medical Care Administration",
      },
    },
    {
      id: "primary_care",
      name: { sv: "Närvårdsförvaltningen", en: "Primary Care Administration" },
    },
    { id: "dental", name: { sv: "Tandvårdsförvaltningen", en: "Dental Care Administration" } },
    { id: "culture", name: { sv: "Kulturförvaltningen", en: "Culture Administration" } },
    { id: "transport", name: { sv: "Trafikförvaltningen", en: "Public Transport Administration" } },
    {
      id: "development",
      name: { sv: "Regionala utvecklingsförvaltningen", en: "Regional Development Administration" },
    },
  ],
  staff: [
    { email: "samordnare@granmark.example", name: "Samordnaren i Granmark", role: "organiser" },
    {
      email: "samordnare2@granmark.example",
      name: "Den andra samordnaren i Granmark",
      role: "organiser",
    },
    { email: "analytiker@granmark.example", name: "Analytikern i Granmark", role: "analyst" },
    {
      email: "oversattare@granmark.example",
      name: "Översättaren i Granmark",
      role: "translator",
      languages: ["fi", "fit"],
    },
    {
      email: "granskare@granmark.example",
      name: "Granskaren i Granmark",
      role: "reviewer",
      languages: ["yi"],
    },
    { email: "kodare@granmark.example", name: "Kodaren i Granmark", role: "coder" },
    { email: "kodare2@granmark.example", name: "Den andra kodaren i Granmark", role: "coder" },
    { email: "revisor@granmark.example", name: "Revisorn i Granmark", role: "auditor" },
  ],
  isDemonstration: true,
  releases: (["fi", "yi", "fit", "se"] as const).map((language) => ({
    language,
    reason: "Granmark är en påhittad region. Språket visas för att programmet ska kunna prövas.",
  })),
  draftsAccepted:
    "Granmark är en påhittad region. Texterna är maskingjorda utkast som visas för att programmet ska kunna prövas. Säg gärna till om en formulering är fel.",
};

export const municipality: WorldAuthority = {
  slug: "lovsunda",
  kind: "municipality",
  name: { sv: "Lövsunda kommun", en: "Lövsunda Municipality" },
  administrations: [
    {
      id: "education",
      name: { sv: "Barn- och utbildningsförvaltningen", en: "Education Administration" },
    },
    { id: "social", name: { sv: "Socialförvaltningen", en: "Social Services Administration" } },
    {
      id: "culture",
      name: { sv: "Kultur- och fritidsförvaltningen", en: "Culture and Leisure Administration" },
    },
  ],
  staff: [
    { email: "samordnare@lovsunda.example", name: "Samordnaren i Lövsunda", role: "organiser" },
    {
      email: "samordnare2@lovsunda.example",
      name: "Den andra samordnaren i Lövsunda",
      role: "organiser",
    },
  ],
  isDemonstration: false,
  releases: [
    {
      language: "fi",
      reason: "De som vill svara på finska ska kunna det redan nu. Texterna granskas under tiden.",
    },
  ],
  draftsAccepted:
    "De finska texterna är utkast. Vi visar dem hellre än att den som vill svara på finska får vänta, och rättar dem när någon säger till.",
};
