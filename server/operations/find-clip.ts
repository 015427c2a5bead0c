import "server-only";
import type { Actor } from "#domain/process/actor.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { findTextClip, isInOpenedWave, type SoundingClip } from "#server/db/text-clips.ts";
import type { Dependencies } from "./dependencies.ts";
import { accessVoices } from "./record-voice.ts";

export interface HearableClip extends SoundingClip {
  /** Whether anybody may hear it, or only whoever may record in its language. */
  readonly isPublic: boolean;
}

/**
 * A recording with its sound. Everybody hears what belongs to a wave that has opened, also after it has closed; drafts
 * and the program's own words are for those who record them. What somebody may not hear does not exist for them.
 */
export const findClip =
  ({ db, now }: Pick<Dependencies, "db" | "now">) =>
  async (
    id: string,
    findActor: () => Promise<Actor | null>,
  ): Promise<Result<HearableClip, { readonly code: "not_found" }>> => {
    const kept = memories.get(db) ?? new Memory();
    memories.set(db, kept);
    const known = kept.find(id);
    if (known !== null) return succeed({ ...known, isPublic: true });
    const found = await findTextClip(db, id);
    if (found === null) return fail({ code: "not_found" });
    if (await isInOpenedWave(db, found.clip.collection, now())) {
      kept.keep(found);
      return succeed({ ...found, isPublic: true });
    }
    const actor = await findActor();
    return actor !== null && accessVoices(actor, found.clip).ok
      ? succeed({ ...found, isPublic: false })
      : fail({ code: "not_found" });
  };

/** A telephone asks for a clip in several pieces, and a whole hall for the same clips: what was asked last is kept. */
const mostKeptBytes = 16_000_000;

class Memory {
  readonly #clips = new Map<string, SoundingClip>();
  #size = 0;

  find(id: string): SoundingClip | null {
    const found = this.#clips.get(id);
    if (found === undefined) return null;
    this.#clips.delete(id);
    this.#clips.set(id, found);
    return found;
  }

  keep(clip: SoundingClip): void {
    if (this.#clips.has(clip.clip.id)) return;
    this.#clips.set(clip.clip.id, clip);
    this.#size += clip.audio.length;
    for (const [id, { audio }] of this.#clips) {
      if (this.#size <= mostKeptBytes) return;
      this.#clips.delete(id);
      this.#size -= audio.length;
    }
  }
}

const memories = new WeakMap<object, Memory>();
