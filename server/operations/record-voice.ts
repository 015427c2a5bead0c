import "server-only";
import { createHash } from "node:crypto";
import { type ClipProblem, readClip } from "#domain/language/audio-clip.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { type Actor, isGranted } from "#domain/process/actor.ts";
import { tidyText } from "#domain/response/tidy-text.ts";
import type { AuthorityId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { saysTheSame } from "#domain/survey/heard-texts.ts";
import { inTransaction } from "#server/db/client.ts";
import type { Database } from "#server/db/database.ts";
import {
  deleteTextClip,
  listTextClips,
  saveTextClip,
  saveTranscript,
  type TextClip,
} from "#server/db/text-clips.ts";
import type { AccessProblem } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { accessTexts } from "./text-access.ts";
import { openVoiceDesk, type TextToRead } from "./voice-desk.ts";

/** Where somebody records: texts of one collection in one language. */
export interface VoicePlace {
  readonly authorityId: AuthorityId;
  readonly collection: string;
  readonly language: LanguageCode;
}

export interface RecordableText extends TextToRead {
  readonly clip: TextClip | null;
  /** The recording says something else than what is written today. */
  readonly differs: boolean;
}

export interface Voices {
  readonly isLocked: boolean;
  readonly texts: readonly RecordableText[];
}

export type RecordProblem = AccessProblem | { readonly code: "locked" };

/** The texts of a collection with their recordings in one language. */
export const readVoices =
  ({ db }: Pick<Dependencies, "db">) =>
  async (actor: Actor, place: VoicePlace): Promise<Result<Voices, AccessProblem>> => {
    const access = accessVoices(actor, place);
    if (!access.ok) return access;
    const desk = await openVoiceDesk(db, place);
    if (desk === null) return fail({ code: "not_found" });
    const { authorityId, collection, language } = place;
    const clips = await listTextClips(db, authorityId, [collection], language);
    const byUnit = new Map(clips.map((clip) => [clip.unit, clip]));
    return succeed({
      isLocked: desk.isLocked,
      texts: desk.texts.map(({ unit, text }) => {
        const clip = byUnit.get(unit.id) ?? null;
        const said = clip?.transcript ?? "";
        return { unit, text, clip, differs: said !== "" && !saysTheSame(said, text ?? "") };
      }),
    });
  };

export interface NewClip {
  readonly unit: string;
  readonly bytes: Uint8Array;
  /** Empty: what is written today is taken for what is said. */
  readonly transcript: string;
  /** Whether a recording that is there already gives way. */
  readonly replaces: boolean;
}

export type SaveClipProblem = RecordProblem | ClipProblem | { readonly code: "already_recorded" };

/** Keeps a recording of one text, checked by its content. Nothing is added to what a wave has been opened with. */
export const saveClip =
  ({ db, now, newId }: Pick<Dependencies, "db" | "now" | "newId">) =>
  async (
    actor: Actor,
    place: VoicePlace,
    { unit, bytes, transcript, replaces }: NewClip,
  ): Promise<Result<TextClip, SaveClipProblem>> => {
    const access = accessVoices(actor, place);
    if (!access.ok) return access;
    const read = readClip(bytes);
    if (!read.ok) return read;
    const { audio, ...measured } = read.value;
    return whileHeld(db, place, unit, async (tx, { text }) => {
      const { authorityId, collection, language } = place;
      if (!replaces) {
        const clips = await listTextClips(tx, authorityId, [collection], language);
        if (clips.some((each) => each.unit === unit)) return fail({ code: "already_recorded" });
      }
      const clip: TextClip = {
        ...{ id: newId(), authorityId, collection, language, unit },
        ...measured,
        size: audio.length,
        hash: createHash("sha256").update(audio).digest("hex"),
        transcript: storedTranscript(transcript) || (text ?? ""),
      };
      await saveTextClip(tx, clip, audio, now());
      return succeed(clip);
    });
  };

/** Says in writing what a recording says. */
export const describeClip =
  ({ db }: Pick<Dependencies, "db">) =>
  async (
    actor: Actor,
    place: VoicePlace,
    unit: string,
    transcript: string,
  ): Promise<Result<null, RecordProblem>> => {
    const access = accessVoices(actor, place);
    if (!access.ok) return access;
    return whileHeld(db, place, unit, async (tx, { text }) => {
      const words = storedTranscript(transcript) || (text ?? "");
      const isThere = await saveTranscript(tx, place, unit, words);
      return isThere ? succeed(null) : fail({ code: "not_found" });
    });
  };

export const removeClip =
  ({ db }: Pick<Dependencies, "db">) =>
  async (actor: Actor, place: VoicePlace, unit: string): Promise<Result<null, RecordProblem>> => {
    const access = accessVoices(actor, place);
    if (!access.ok) return access;
    return whileHeld(db, place, unit, async (tx) =>
      (await deleteTextClip(tx, place, unit)) ? succeed(null) : fail({ code: "not_found" }),
    );
  };

/** An organiser in every language, translators and reviewers in those that they have been granted. */
export const accessVoices = (
  actor: Actor,
  { authorityId, language }: Pick<VoicePlace, "authorityId" | "language">,
): Result<unknown, AccessProblem> => {
  const access = accessTexts(actor, authorityId, "record_voice");
  if (!access.ok) return access;
  return isGranted(actor, authorityId, language) ? access : fail({ code: "forbidden" });
};

/** Changes a recording while no wave can be opened with the collection. */
const whileHeld = <Value, Problem>(
  db: Dependencies["db"],
  place: VoicePlace,
  unit: string,
  change: (tx: Database, text: TextToRead) => Promise<Result<Value, Problem>>,
): Promise<Result<Value, Problem | RecordProblem>> =>
  inTransaction(db, async (tx) => {
    const desk = await openVoiceDesk(tx, place, { hold: true });
    const text = desk?.texts.find((each) => each.unit.id === unit);
    if (desk === null || text === undefined) return fail({ code: "not_found" });
    if (desk.isLocked) return fail({ code: "locked" });
    return change(tx, text);
  });

const longestTranscript = 5000;

const storedTranscript = (text: string): string =>
  tidyText(text.slice(0, longestTranscript)).replace(/\s+/g, " ").trim();
