import "server-only";
import { gatherNeedsTexts, type NeedsTexts } from "#domain/free-text/needs-texts.ts";
import { writtenPlacesOf } from "#domain/free-text/text-places.ts";
import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { Actor } from "#domain/process/actor.ts";
import type { WaveId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { questionsOf } from "#domain/survey/questionnaire.ts";
import { readNeedsNotes } from "#server/db/needs-notes.ts";
import { findRetention } from "#server/db/retention.ts";
import { readReleasedNeeds, type Wave } from "#server/db/waves.ts";
import { type AccessProblem, accessWave } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { hashText } from "./fingerprint.ts";

/** What people have written themselves in a wave's needs form, for those who plan the meetings. */
export interface NeedsTextsPage {
  readonly wave: Wave;
  /** The day on which everything was destroyed; null while it is kept. */
  readonly destroyedAt: Date | null;
  readonly questions: readonly NeedsTextsOfQuestion[];
}

export interface NeedsTextsOfQuestion extends NeedsTexts {
  readonly title: LocalizedText;
  /** Of a list's column; null elsewhere. */
  readonly columnTitle: LocalizedText | null;
}

export type NeedsTextsProblem =
  | AccessProblem
  | { readonly code: "no_needs_form" }
  /** Not sealed yet: nobody reads a box that is open. */
  | { readonly code: "needs_not_released" };

/** Where to go on in one question's texts: after the text with this hash. */
export interface NeedsTextsPlace {
  readonly question: string;
  readonly after: string;
}

/** Of a question's texts at a time: a flood of notes is no more than a page holds. */
const textsAtOnce = 200;

/**
 * What is ticked is published as a list (seal-wave.ts); what is written beside it is read here, straight from the urn and
 * stored nowhere else. Each text stands for itself, each once, in the order of the words' own hash (014-themes.md).
 */
export const readNeedsTexts =
  ({ db, urn }: Pick<Dependencies, "db" | "urn">) =>
  async (
    actor: Actor,
    waveId: WaveId,
    from: NeedsTextsPlace | null = null,
    atOnce = textsAtOnce,
  ): Promise<Result<NeedsTextsPage, NeedsTextsProblem>> => {
    const access = await accessWave({ db }, actor, waveId, "code_texts");
    if (!access.ok) return access;
    const { wave } = access.value;
    const { needsForm } = wave;
    if (needsForm === null) return fail({ code: "no_needs_form" });
    if (!(await readReleasedNeeds(db, wave.processId)).has(wave.id)) {
      return fail({ code: "needs_not_released" });
    }
    const places = writtenPlacesOf(needsForm).filter(
      ({ key }) => from === null || key === from.question,
    );
    const gathering = gatherNeedsTexts(places, {
      hash: hashText,
      after: from?.after ?? "",
      atOnce,
    });
    for await (const note of readNeedsNotes(urn, wave.id)) gathering.add(note);
    const retention = await findRetention(db, wave.id);
    return succeed({
      wave,
      destroyedAt: retention?.destroyedAt ?? null,
      questions: gathering.finish().map((each) => ({ ...each, ...titlesOf(wave, each) })),
    });
  };

const titlesOf = ({ needsForm }: Wave, { place }: NeedsTexts) => {
  const question =
    needsForm === null ? null : questionsOf(needsForm).find(({ name }) => name === place.question);
  const column =
    question?.kind === "table" ? question.columns.find(({ name }) => name === place.column) : null;
  return { title: question?.title ?? { sv: place.question }, columnTitle: column?.title ?? null };
};
