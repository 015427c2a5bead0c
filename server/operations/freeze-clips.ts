import "server-only";
import { interfaceCollection } from "#domain/language/text-collection.ts";
import type { AuthorityId, SurveyVersionId, WaveId } from "#domain/shared/ids.ts";
import type { Admission } from "#domain/shared/regimes.ts";
import {
  type HeardClip,
  interfacePrefix,
  isHeardInInterface,
  namesFiguresOfOpenRounds,
  needsPrefix,
} from "#domain/survey/heard-texts.ts";
import type { Database } from "#server/db/database.ts";
import { copyTextClips, listTextClips } from "#server/db/text-clips.ts";

/**
 * Takes a wave's own copies of the recordings that could still change while it is open: the program's words and the
 * needs form. Those of the survey itself are locked with its version. Called in the transaction that opens the wave.
 */
export const freezeClips = async (
  tx: Database,
  {
    authorityId,
    waveId,
    admission,
    surveyVersionId,
    needsForm,
    newId,
  }: {
    readonly authorityId: AuthorityId;
    readonly waveId: WaveId;
    readonly admission: Admission;
    readonly surveyVersionId: SurveyVersionId;
    /** The version that it was read from; null where there is none, `built_in` for the one that comes along. */
    readonly needsForm: SurveyVersionId | "built_in" | null;
    readonly newId: () => string;
  },
): Promise<void> => {
  const to = { collection: waveId, newId };
  await copyTextClips(
    tx,
    { authorityId, collection: interfaceCollection },
    {
      ...to,
      unitFor: (unit) =>
        isHeardInInterface(unit) && (admission === "open" || !namesFiguresOfOpenRounds.has(unit))
          ? interfacePrefix + unit
          : null,
    },
  );
  if (needsForm === null) return;
  const isBuiltIn = needsForm === "built_in";
  await copyTextClips(
    tx,
    { authorityId, collection: isBuiltIn ? surveyVersionId : needsForm },
    {
      ...to,
      unitFor: (unit) =>
        isBuiltIn ? (unit.startsWith(needsPrefix) ? unit : null) : needsPrefix + unit,
    },
  );
};

/** What can be heard in a wave. Never changes: the version is locked, and the rest is the wave's own. */
export const listWaveClips = async (
  db: Database,
  wave: {
    readonly id: WaveId;
    readonly surveyVersionId: SurveyVersionId;
    readonly authority: { readonly id: AuthorityId };
  },
): Promise<readonly HeardClip[]> => {
  const clips = await listTextClips(db, wave.authority.id, [wave.surveyVersionId, wave.id]);
  return clips
    .filter(({ collection, unit }) => collection === wave.id || !unit.startsWith(needsPrefix))
    .map(({ id, language, unit, milliseconds, transcript }) => ({
      id,
      language,
      unit,
      milliseconds,
      transcript,
    }));
};
