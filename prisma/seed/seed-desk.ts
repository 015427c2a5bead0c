import type { LanguageCode } from "#domain/language/registry.ts";
import { interfaceCollection } from "#domain/language/text-collection.ts";
import type { Actor } from "#domain/process/actor.ts";
import type { AuthorityId } from "#domain/shared/ids.ts";
import type { Operations } from "#server/operations/index.ts";
import { deskWork } from "./desk.ts";
import { must } from "./must.ts";

interface DeskPlace {
  readonly authorityId: AuthorityId;
  readonly translator: Actor;
  readonly reviewer: Actor;
}

/** A few texts that the translator has been through, one that a reviewer has signed, a comment: not an empty desk. */
export const seedDesk = async (
  operations: Operations,
  { authorityId, translator, reviewer }: DeskPlace,
): Promise<void> => {
  const collection = interfaceCollection;
  const textOf = async (actor: Actor, language: LanguageCode, unit: string): Promise<string> => {
    const { units } = must(await operations.readTexts(actor, authorityId, collection, language));
    return units.find((each) => each.unit.id === unit)?.entry?.text ?? "";
  };
  const { translated, stale, reviewed, comment } = deskWork;
  for (const { madeFrom, ...text } of [
    ...translated.map((each) => ({ ...each, madeFrom: undefined })),
    stale,
  ]) {
    must(
      await operations.saveText(translator, authorityId, {
        ...text,
        ...(madeFrom === undefined ? {} : { madeFrom }),
        collection,
        text: await textOf(translator, text.language, text.unit),
        asDraft: false,
        revision: 0,
      }),
    );
  }
  must(
    await operations.reviewText(reviewer, authorityId, {
      collection,
      language: reviewed.language,
      units: [{ unit: reviewed.unit, revision: 0 }],
      status: "reviewed",
      reviewerName: reviewed.name,
    }),
  );
  must(await operations.commentOnText(translator, authorityId, { collection, ...comment }));
};

/** What somebody who answers has said of a word. */
export const seedWordingReport = async (operations: Operations, slug: string): Promise<void> => {
  const page = `/fi/answer/${slug}`;
  must(await operations.reportWording({ waveSlug: slug, page, ...deskWork.report }));
};
