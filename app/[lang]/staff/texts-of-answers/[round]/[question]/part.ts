import type { Words } from "#components/editor/words.ts";
import type { ThemeChoice } from "#components/free-text/theme-choices.tsx";
import { themeName } from "#components/free-text/words-of-texts.ts";
import type { PublishedTheme } from "#domain/disclosure/theme-release.ts";
import { plainText } from "#domain/language/localized-text.ts";
import type { TextsOverview } from "#server/operations/read-text.ts";
import type { TextAddress } from "#server/operations/text-work.ts";

/** What each part of the work on a question's texts is given. */
export interface PartProps {
  readonly overview: TextsOverview;
  readonly address: TextAddress;
  readonly words: Words;
}

/** A code book as the boxes that one ticks. */
export const themeChoices = (
  themes: readonly PublishedTheme[],
  { say, language }: Words,
): readonly ThemeChoice[] =>
  themes.map((theme) => ({
    code: theme.code,
    name: say(themeName(theme)),
    description: plainText(theme.description, language),
    exclusive: theme.exclusive,
  }));
