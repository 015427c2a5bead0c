import type { LanguageCode } from "#domain/language/registry.ts";
import { interfaceCollection } from "#domain/language/text-collection.ts";
import type { Actor, Role } from "#domain/process/actor.ts";
import { asId, type PersonId, type SurveyVersionId } from "#domain/shared/ids.ts";
import type { DatabaseKind } from "#tests/support/databases.ts";
import { must, openSurveyWorld, organiser, region } from "#tests/support/survey-world.ts";

export const working = (role: Role, ...languages: readonly LanguageCode[]): Actor => ({
  personId: asId<PersonId>(`${role} ${languages.join(" ")}`),
  memberships: [{ authorityId: region, role, languages }],
});
export const translator = working("translator", "fi", "se");
export const reviewer = working("reviewer", "fi");

/** Two texts of the program. */
export const next = "survey:action.next";
export const closes = "survey:start.closes";

/** The world of surveys with a translation desk in it. */
export const openTextWorld = async (open: DatabaseKind["open"]) => {
  const world = await openSurveyWorld(open);

  /** Nothing written, and a process to work on. */
  const clear = async (): Promise<void> => {
    const { db } = world.database;
    await db.textTranslation.deleteMany();
    await db.textComment.deleteMany();
    await db.wordingReport.deleteMany();
    await world.startProcess();
  };

  const desk = async (collection: string, language: LanguageCode, actor = organiser) =>
    must(await world.operations.readTexts(actor, region, collection, language));
  const find = async (collection: string, language: LanguageCode, id: string) => {
    const found = (await desk(collection, language)).units.find(({ unit }) => unit.id === id);
    if (found === undefined) throw new Error(`no text ${id}`);
    return found;
  };
  const save = async (
    unit: string,
    text: string,
    {
      collection = interfaceCollection,
      language = "fi" as LanguageCode,
      actor = translator,
      ...rest
    }: {
      readonly collection?: string;
      readonly language?: LanguageCode;
      readonly actor?: Actor;
      readonly asDraft?: boolean;
      readonly revision?: number;
      readonly madeFrom?: string;
    } = {},
  ) => {
    const revision = rest.revision ?? (await find(collection, language, unit)).entry?.revision ?? 0;
    return world.operations.saveText(actor, region, {
      collection,
      unit,
      language,
      text,
      asDraft: false,
      ...rest,
      revision,
    });
  };
  const review = (
    unit: string,
    revision: number,
    status: "translated" | "reviewed" | "approved",
    actor = reviewer,
    collection: string = interfaceCollection,
  ) =>
    world.operations.reviewText(actor, region, {
      collection,
      language: "fi",
      units: [{ unit, revision }],
      status,
      reviewerName: " Aino\u202e Virtanen ",
    });
  const replace = async (id: SurveyVersionId, definition: unknown) =>
    must(await world.operations.replaceDraft(organiser, id, JSON.stringify(definition)));

  return { ...world, clear, desk, find, save, review, replace };
};

export type TextWorld = Awaited<ReturnType<typeof openTextWorld>>;
