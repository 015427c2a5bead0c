import { answerOrigin } from "#app/[lang]/staff/process/[process]/surveys/answer-origin.ts";
import type { BatchPlace } from "#app/[lang]/staff/process/[process]/surveys/waves/[wave]/invitations/[batch]/batch-place.ts";
import type { InvitationSheet } from "#components/invitation/invitation-sheet.ts";
import { groupCode } from "#domain/invitation/code.ts";
import { answerLink, type LetterText, typedAddress } from "#domain/invitation/letter.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { letterWords } from "#server/i18n/letter-words.ts";
import { operations } from "#server/operations/index.ts";
import type { InvitationToSend } from "#server/operations/invitation-access.ts";

/** Everything that stands on these letters or cards, each in its own language. */
export const sheetsOf = async (
  { page: { wave }, batch }: BatchPlace,
  invitations: readonly InvitationToSend[],
): Promise<readonly InvitationSheet[]> => {
  const kind = batch.channel === "card" ? "card" : "letter";
  const languages = [...new Set(invitations.map(({ language }) => language))];
  const written = await Promise.all(
    languages.map(async (language): Promise<readonly [LanguageCode, LetterText]> => {
      const own = await operations().findOwnWords(wave.authority.id, language);
      return [language, await letterWords(kind, wave, language, own)];
    }),
  );
  const words = new Map(written);
  const round = wave.rounds.find(({ id }) => id === batch.roundId);
  return invitations.flatMap(({ id, language, recipient, code }): readonly InvitationSheet[] => {
    const inLanguage = words.get(language);
    if (inLanguage === undefined) return [];
    const page = `${answerOrigin()}/${language}/answer/${wave.slug}`;
    return [
      {
        ...{ id, language, recipient, words: inLanguage },
        code: groupCode(code),
        address: typedAddress(page),
        link: answerLink(page, code),
        fingerprint: round?.issuing?.fingerprint ?? "",
      },
    ];
  });
};
