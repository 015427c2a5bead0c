import "server-only";
import { languages } from "#domain/language/registry.ts";
import type { OfferedSomewhere } from "#domain/survey/offered-language.ts";
import type { Dependencies } from "./dependencies.ts";
import { listOpenWaves } from "./find-wave.ts";

/**
 * Languages that some open survey of this installation offers, besides those that need nobody's yes, each once in the
 * order of the registry. What pages that belong to no survey may be shown in.
 */
export const listOfferedLanguages =
  (dependencies: Pick<Dependencies, "db" | "now">) =>
  async (): Promise<readonly OfferedSomewhere[]> => {
    const waves = await listOpenWaves(dependencies)();
    return languages.flatMap(({ id, release }) => {
      const here = waves.flatMap(({ slug, languages: offered }) =>
        offered
          .filter(({ language }) => language === id)
          .map(({ isReleased }) => ({ slug, isReleased })),
      );
      const isReleased = release === "none" || here.some((each) => each.isReleased);
      const slug = here[0]?.slug ?? null;
      return isReleased || here.length > 0 ? [{ language: id, isReleased, slug }] : [];
    });
  };
