import "server-only";
import type { LanguagePicker } from "#components/survey/language-choice.tsx";
import type { PageSpeech } from "#components/survey/speech.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { AuthorityId } from "#domain/shared/ids.ts";
import type { OfferedSomewhere } from "#domain/survey/offered-language.ts";
import type { OpenWave } from "#domain/survey/open-wave.ts";
import type { OwnWords } from "#server/i18n/translator.ts";
import { hasGaps, speechIn } from "./speech.ts";
import { offeredIn, pickerOf, publicPickerIn, waveIn } from "./wave-language.ts";

/** What every page of the respondent's side needs, whatever it says. */
export interface PageFrame {
  readonly speech: PageSpeech;
  readonly picker: LanguagePicker;
  /** Everything of the language that a kept page depends on. */
  readonly variant: string;
}

export interface PublicOperations {
  readonly listOfferedLanguages: () => Promise<readonly OfferedSomewhere[]>;
}

export interface WaveOperations extends PublicOperations {
  readonly findWave: (slug: string) => Promise<OpenWave | null>;
  /** Words of the program as an authority's own people have written them; another version after every change. */
  readonly findOwnWords?: (
    authorityId: AuthorityId,
    language: LanguageCode,
  ) => Promise<OwnWords | null>;
}

/** The frame of a page that belongs to no survey. */
export const publicFrame = async (
  { listOfferedLanguages }: PublicOperations,
  asked: LanguageCode,
): Promise<PageFrame> => {
  const { shown, picker } = publicPickerIn(asked, await listOfferedLanguages());
  return {
    speech: await speechIn(asked, { shown }),
    picker,
    variant: variantOf(asked, shown, picker),
  };
};

/** The frame of a survey's page: in its authority's own words where these are. */
export const waveFrame = async (
  { findOwnWords }: WaveOperations,
  wave: OpenWave,
  part: "survey" | "needs",
  asked: LanguageCode,
): Promise<PageFrame> => {
  const { shown } = waveIn(wave, asked);
  const own = (await findOwnWords?.(wave.authority.id, shown)) ?? null;
  const picker = pickerOf(wave, asked, { part, hasGaps: hasGaps(shown, own) });
  const standings = offeredIn(wave).map(({ standing, isReleased }) => `${standing} ${isReleased}`);
  return {
    speech: await speechIn(asked, { shown, own }),
    picker,
    variant: `${variantOf(asked, shown, picker)} ${standings} ${own?.version ?? ""}`,
  };
};

const variantOf = (
  asked: LanguageCode,
  shown: LanguageCode,
  { offered, notes, report }: LanguagePicker,
) => `${asked} ${shown} ${offered} ${notes} ${report}`;
