import type { Translate } from "#domain/language/phrase.ts";
import { interfaceCollection } from "#domain/language/text-collection.ts";
import type { TextUnit } from "#domain/language/text-unit.ts";

export interface DeskGroup {
  readonly id: string;
  readonly name: string;
}

/** What a desk shows, as far as it is needed to name its parts. */
export interface GroupedTexts {
  readonly collection: string;
  readonly units: readonly { readonly unit: TextUnit }[];
}

/** The parts of a collection in its order: areas of the program, or pages of the survey by their titles. */
export const deskGroups = (
  { collection, units }: GroupedTexts,
  translate: Translate,
): readonly DeskGroup[] => {
  const sources = new Map(units.map(({ unit }) => [unit.id, unit.source]));
  const ids = [...new Set(units.map(({ unit }) => unit.group))];
  return ids.map((id) => {
    if (collection === interfaceCollection) return { id, name: translate(`texts:area.${id}`) };
    if (id === "") return { id, name: translate("texts:area.head") };
    return { id, name: sources.get(`page ${id}.title`) ?? id };
  });
};

/** What the texts of a collection are called: a survey by its own title. */
export const deskTitle = ({ collection, units }: GroupedTexts, translate: Translate): string =>
  collection === interfaceCollection
    ? translate("texts:collection.interface")
    : (units.find(({ unit }) => unit.id === "title")?.unit.source ??
      translate("texts:collection.untitled"));
