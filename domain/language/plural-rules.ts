/**
 * Languages that Intl does not know count as the host computer's default language would: in Polish on a Polish server.
 * They are told to count as a language with the same two forms does (languages/README.md 2).
 */
const countsAs: Readonly<Record<string, string>> = { fit: "fi", rom: "sv", rmf: "sv", rmu: "sv" };

/** The language whose plural rule holds for a language of the registry. */
export const pluralRuleOf = (code: string): string =>
  countsAs[code] ?? countsAs[code.split("-")[0] ?? code] ?? code;

/** What an i18next instance has inside; stated here, because the server's and the browser's need the same mend. */
interface Pluralising {
  readonly services: {
    readonly pluralResolver: { getRule: (code: string, options?: object) => unknown };
  };
}

/** Gives an i18next instance the rule above. To be called after init, on the server and in the browser alike. */
export const correctPlurals = (instance: Pluralising): void => {
  const resolver = instance.services.pluralResolver;
  const getRule = resolver.getRule.bind(resolver);
  resolver.getRule = (code, options) => getRule(pluralRuleOf(code), options);
};
