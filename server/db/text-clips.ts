import "server-only";
import type { ClipType } from "#domain/language/audio-clip.ts";
import { isLanguageCode, type LanguageCode } from "#domain/language/registry.ts";
import { type AuthorityId, asId, isIdLike } from "#domain/shared/ids.ts";
import type { Database } from "./database.ts";
import type { TextPlace } from "./translations.ts";

/** A recording without its sound. */
export interface TextClip extends TextPlace {
  readonly id: string;
  readonly unit: string;
  readonly type: ClipType;
  readonly size: number;
  /** SHA-256 of the sound. */
  readonly hash: string;
  readonly milliseconds: number;
  readonly transcript: string;
}

const withoutSound = {
  id: true,
  authorityId: true,
  collection: true,
  unit: true,
  language: true,
  type: true,
  size: true,
  hash: true,
  milliseconds: true,
  transcript: true,
} as const;

type ClipRow = Readonly<Record<Exclude<keyof TextClip, "size" | "milliseconds">, string>> &
  Pick<TextClip, "size" | "milliseconds">;

const clipFrom = (row: ClipRow): TextClip[] =>
  isLanguageCode(row.language)
    ? [
        {
          ...row,
          authorityId: asId<AuthorityId>(row.authorityId),
          language: row.language,
          type: row.type === "audio/ogg" ? "audio/ogg" : "audio/mpeg",
        },
      ]
    : [];

/** The recordings of some collections, in every language when none is named. */
export const listTextClips = async (
  db: Database,
  authorityId: AuthorityId,
  collections: readonly string[],
  language?: LanguageCode,
): Promise<readonly TextClip[]> => {
  const rows = await db.textClip.findMany({
    where: {
      authorityId,
      collection: { in: [...collections] },
      ...(language === undefined ? {} : { language }),
    },
    select: withoutSound,
    orderBy: [{ collection: "asc" }, { language: "asc" }, { unit: "asc" }],
  });
  return rows.flatMap(clipFrom);
};

export interface SoundingClip {
  readonly clip: TextClip;
  readonly audio: Uint8Array;
}

/** A recording with its sound; null when there is none of that id. */
export const findTextClip = async (db: Database, id: string): Promise<SoundingClip | null> => {
  if (!isIdLike(id)) return null;
  const row = await db.textClip.findUnique({ where: { id } });
  if (row === null) return null;
  const { bytes, createdAt: _createdAt, ...rest } = row;
  const [clip] = clipFrom(rest);
  return clip === undefined ? null : { clip, audio: bytes };
};

/** In place of the recording that the text had: it gets another id, so that whoever kept the old one asks anew. */
export const saveTextClip = async (
  tx: Database,
  clip: TextClip,
  audio: Uint8Array,
  createdAt: Date,
): Promise<void> => {
  const { authorityId, collection, language, unit } = clip;
  await tx.textClip.deleteMany({ where: { authorityId, collection, language, unit } });
  await tx.textClip.create({ data: { ...clip, bytes: new Uint8Array(audio), createdAt } });
};

/** False when the text has no recording. */
export const saveTranscript = async (
  tx: Database,
  { authorityId, collection, language }: TextPlace,
  unit: string,
  transcript: string,
): Promise<boolean> => {
  const { count } = await tx.textClip.updateMany({
    where: { authorityId, collection, language, unit },
    data: { transcript },
  });
  return count === 1;
};

/** False when the text has no recording. */
export const deleteTextClip = async (
  tx: Database,
  { authorityId, collection, language }: TextPlace,
  unit: string,
): Promise<boolean> => {
  const { count } = await tx.textClip.deleteMany({
    where: { authorityId, collection, language, unit },
  });
  return count === 1;
};

/** Copies of recordings under other units of another collection. The sound does not leave the database. */
export const copyTextClips = async (
  tx: Database,
  from: { readonly authorityId: AuthorityId; readonly collection: string },
  to: {
    readonly collection: string;
    readonly newId: () => string;
    /** Null for what is not copied. */
    readonly unitFor?: (unit: string) => string | null;
  },
): Promise<void> => {
  const clips = await tx.textClip.findMany({ where: from, select: { id: true, unit: true } });
  for (const { id, unit } of clips) {
    const copied = to.unitFor === undefined ? unit : to.unitFor(unit);
    if (copied === null) continue;
    await tx.$executeRaw`
      INSERT INTO "TextClip" ("id", "authorityId", "collection", "unit", "language", "type", "bytes", "size", "hash",
        "milliseconds", "transcript", "createdAt")
      SELECT ${to.newId()}, "authorityId", ${to.collection}, ${copied}, "language", "type", "bytes", "size", "hash",
        "milliseconds", "transcript", "createdAt"
      FROM "TextClip" WHERE "id" = ${id}`;
  }
};

/** Whether a collection belongs to a wave that has opened: from then on everybody may hear it. */
export const isInOpenedWave = async (
  db: Database,
  collection: string,
  now: Date,
): Promise<boolean> => {
  if (!isIdLike(collection)) return false;
  const found = await db.wave.findFirst({
    where: { OR: [{ id: collection }, { surveyVersionId: collection }], opensAt: { lte: now } },
    select: { id: true },
  });
  return found !== null;
};
