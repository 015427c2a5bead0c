"use client";

import { usePathname, useSearchParams } from "next/navigation";
import type { Language, LanguageCode } from "#domain/language/registry.ts";

interface LanguageLinksProps {
  readonly label: string;
  readonly current: LanguageCode;
  readonly languages: readonly Pick<Language, "id" | "endonym" | "direction">[];
}

/** The same page in another language, each named by itself. No flags; full page loads, because `<html lang>` changes. */
export const LanguageLinks = ({ label, current, languages }: LanguageLinksProps) => {
  const path = usePathname().replace(/^\/[^/]+/, "");
  const query = useSearchParams().toString();
  return (
    <nav className="language-links" aria-label={label}>
      <ul>
        {languages.map(({ id, endonym, direction }) => (
          <li key={id}>
            <a
              href={`/${id}${path}${query === "" ? "" : `?${query}`}`}
              lang={id}
              hrefLang={id}
              dir={direction}
              aria-current={id === current ? "true" : undefined}
            >
              {endonym}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};
