import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { readMp3 } from "./mp3-frames.ts";
import { readOggOpus } from "./ogg-opus.ts";

/** What a clip may measure: long enough to read any text of a survey aloud, short enough for a telephone's data. */
export const clipLimits = { bytes: 1_500_000, milliseconds: 180_000 } as const;

export type ClipType = "audio/mpeg" | "audio/ogg";

export type ClipProblem =
  | { readonly code: "empty" }
  | { readonly code: "too_large" }
  | { readonly code: "too_long" }
  /** Neither MP3 nor Opus, whatever the file is called. */
  | { readonly code: "not_audio" }
  /** Begins as one of them and does not go on as one to its end. */
  | { readonly code: "damaged" };

export interface ReadClip {
  readonly type: ClipType;
  readonly milliseconds: number;
  /** The sound alone: what the recording program wrote about person, place and device is left out. */
  readonly audio: Uint8Array;
}

/**
 * Recognises a recording by its content, walks through all of it and measures it. Neither the file's name nor the type
 * that a browser declares is asked: both are the sender's word.
 */
export const readClip = (bytes: Uint8Array): Result<ReadClip, ClipProblem> => {
  if (bytes.length === 0) return fail({ code: "empty" });
  if (bytes.length > clipLimits.bytes) return fail({ code: "too_large" });
  const read = readOggOpus(bytes) ?? readMp3(bytes);
  if (read === null) return fail({ code: "not_audio" });
  if (read === "damaged") return fail({ code: "damaged" });
  if (read.milliseconds > clipLimits.milliseconds) return fail({ code: "too_long" });
  return read.milliseconds === 0 ? fail({ code: "empty" }) : succeed(read);
};
