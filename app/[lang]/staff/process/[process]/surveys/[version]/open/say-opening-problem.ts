import type { FormState } from "#components/ui/form-state.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { joinList } from "#domain/language/render-phrase.ts";
import { type LanguageOffer, mostAccepted } from "#domain/survey/offer-languages.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import type { OpenWaveProblem } from "#server/operations/open-wave.ts";

type Refusal = OpenWaveProblem | { readonly code: "not_ticked" };

/** Why a wave did not open, beside the field that it is about; what was chosen and written stays. */
export const sayOpeningProblem = async (
  language: LanguageCode,
  problem: Refusal,
  chosen: LanguageOffer,
): Promise<FormState> => {
  const translate = await staffTranslator(language);
  const names = joinList(
    languagesOf(problem).map((code) => translate(`common:language.${code}`)),
    translate,
  );
  return {
    values: {
      languages: (chosen.languages ?? []).join(","),
      voices: (chosen.machineVoices ?? []).join(","),
      draftsAccepted: chosen.draftsAccepted ?? "",
      // What has changed has not been read yet.
      understood: problem.code === "not_ticked" || problem.code.endsWith("_changed") ? "" : "yes",
    },
    errors: [
      {
        field: fieldOf[problem.code] ?? null,
        text: translate(`surveys:open.problem.${problem.code}`, {
          languages: names,
          most: mostAccepted,
        }),
      },
    ],
  };
};

const fieldOf: Readonly<Record<string, string>> = {
  not_ticked: "understood",
  languages_changed: "languages",
  languages_stopped: "languages",
  drafts_not_accepted: "draftsAccepted",
  drafts_accepted_too_long: "draftsAccepted",
  voice_not_allowed: "voices",
};

const languagesOf = (problem: Refusal): readonly LanguageCode[] => {
  switch (problem.code) {
    case "languages_changed":
      return problem.changed.map((each) => each.language);
    case "languages_stopped":
      return problem.stopped.map((each) => each.language);
    case "drafts_not_accepted":
    case "voice_not_allowed":
      return problem.languages;
    default:
      return [];
  }
};
