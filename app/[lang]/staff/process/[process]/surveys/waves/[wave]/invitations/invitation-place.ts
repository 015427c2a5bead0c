import { forbidden, notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { type Words, wordsFor } from "#components/editor/words.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { Actor } from "#domain/process/actor.ts";
import { may } from "#domain/process/permissions.ts";
import { asId, type ProcessId, type WaveId } from "#domain/shared/ids.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import type { WavePage } from "#server/operations/follow-wave.ts";
import { operations } from "#server/operations/index.ts";

interface Asked {
  readonly lang: string;
  readonly process: string;
  readonly wave: string;
}

/** What every page of invitations knows: who asks, the wave, and its address. */
export interface InvitationPlace {
  readonly actor: Actor;
  readonly language: LanguageCode;
  readonly words: Words;
  readonly page: WavePage;
  /** The address of the wave's invitations. */
  readonly here: string;
}

/** The wave, if the person may invite to it; else the page of what is not allowed or not there. */
export const invitationPlace = async (params: Promise<Asked>): Promise<InvitationPlace> => {
  const language = await pageLanguage(params);
  const asked = await params;
  const { actor } = await requirePerson();
  const followed = await operations().followWave(actor, asId<WaveId>(asked.wave));
  if (!followed.ok) return followed.problem.code === "forbidden" ? forbidden() : notFound();
  const { process, role, wave } = followed.value;
  if (process.id !== asked.process) notFound();
  if (!may(role, "invite_respondents")) forbidden();
  return {
    actor,
    language,
    words: wordsFor(language, await staffTranslator(language)),
    page: followed.value,
    here: invitationsAddress({ language, processId: process.id, waveId: wave.id }),
  };
};

/** What an action is bound to: where it was pressed. */
export interface InvitationAddress {
  readonly language: LanguageCode;
  readonly processId: ProcessId;
  readonly waveId: WaveId;
}

export const addressOf = ({ language, page }: InvitationPlace): InvitationAddress => ({
  language,
  processId: page.process.id,
  waveId: page.wave.id,
});

export const invitationsAddress = ({ language, processId, waveId }: InvitationAddress): string =>
  `/${language}/staff/process/${processId}/surveys/waves/${waveId}/invitations`;
