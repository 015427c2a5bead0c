import { pluralCategory } from "./plural-category.ts";
import { isLanguageCode, languageOf } from "./registry.ts";

/** What an i18next instance has inside; stated here, because the server's and the browser's need the same mend. */
interface Pluralising {
  readonly services: {
    readonly pluralResolver: { getRule: (code: string, options?: object) => unknown };
  };
}

/**
 * Lets an i18next instance count by the registry. It asks Intl, which does not know most of the languages and counts
 * them as the host computer's own: in Polish on a Polish server (languages/README.md 2). To be called after init.
 */
export const correctPlurals = (instance: Pluralising): void => {
  const resolver = instance.services.pluralResolver;
  const asIntlSays = resolver.getRule.bind(resolver);
  resolver.getRule = (code, options) => {
    if (!isLanguageCode(code)) return asIntlSays(code, options);
    return {
      select: (count: number) => pluralCategory(code, count),
      resolvedOptions: () => ({ pluralCategories: [...languageOf(code).plurals] }),
    };
  };
};
