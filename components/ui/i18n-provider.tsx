"use client";

import i18next, { type i18n, type ResourceLanguage } from "i18next";
import { type ReactNode, useMemo } from "react";
import { I18nextProvider, useTranslation } from "react-i18next";
import { formatValue } from "#domain/language/format-value.ts";
import type { Translate } from "#domain/language/phrase.ts";
import { correctPlurals } from "#domain/language/plural-rules.ts";
import type { LanguageCode } from "#domain/language/registry.ts";

interface I18nProviderProps {
  readonly language: LanguageCode;
  /** What `staffTexts` of the server gives: one language, the areas that the components inside use. */
  readonly texts: Readonly<Record<string, object>>;
  readonly children: ReactNode;
}

/** Gives the client components inside their words. The server has resolved fallbacks; nothing else is fetched. */
export const I18nProvider = ({ language, texts, children }: I18nProviderProps) => {
  const instance = useMemo(() => startInstance(language, texts), [language, texts]);
  return <I18nextProvider i18n={instance}>{children}</I18nextProvider>;
};

/** Looks up `area:path.to.key` in the words that the provider was given. */
export const useTranslate = (): Translate => {
  const { i18n: instance } = useTranslation();
  return useMemo<Translate>(() => (key, values) => instance.t(key, values ?? {}), [instance]);
};

const startInstance = (language: LanguageCode, texts: Readonly<Record<string, object>>): i18n => {
  const instance = i18next.createInstance();
  instance.use({
    type: "formatter",
    init: () => {},
    add: () => {},
    addCached: () => {},
    format: (value: unknown) => formatValue(value, language),
  });
  void instance.init({
    lng: language,
    fallbackLng: false,
    load: "currentOnly",
    initAsync: false,
    resources: { [language]: texts as ResourceLanguage },
    ns: Object.keys(texts),
    interpolation: { escapeValue: false, alwaysFormat: true },
    react: { useSuspense: false },
  });
  correctPlurals(instance);
  return instance;
};
