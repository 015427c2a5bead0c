import "server-only";
import { releaseInForce } from "#domain/language/language-release.ts";
import { languages } from "#domain/language/registry.ts";
import { hasReleaseFor } from "#domain/survey/language-gate.ts";
import type { OfferedSomewhere } from "#domain/survey/offered-language.ts";
import { listReleaseHistories } from "#server/db/language-releases.ts";
import type { Dependencies } from "./dependencies.ts";
import { listOpenWaves } from "./find-wave.ts";

/**
 * Languages that some authority of this installation has said yes to or some open survey offers, besides those that
 * need nobody's yes, each once in the order of the registry. What pages that belong to no survey may be shown in.
 */
export const listOfferedLanguages =
  (dependencies: Pick<Dependencies, "db" | "now">) =>
  async (): Promise<readonly OfferedSomewhere[]> => {
    const [waves, histories] = await Promise.all([
      listOpenWaves(dependencies)(),
      listReleaseHistories(dependencies.db),
    ]);
    return languages.flatMap((row) => {
      const { id } = row;
      const isSaidYesTo =
        hasReleaseFor(row, null) ||
        histories.some((history) => hasReleaseFor(row, releaseInForce(history, id)));
      const here = waves.flatMap(({ slug, languages: offered }) =>
        offered
          .filter(({ language }) => language === id)
          .map(({ isReleased }) => ({ slug, isReleased })),
      );
      const isReleased = isSaidYesTo || here.some((each) => each.isReleased);
      const slug = here[0]?.slug ?? null;
      return isReleased || here.length > 0 ? [{ language: id, isReleased, slug }] : [];
    });
  };
