import { StatusTag, type StatusTone } from "#components/ui/status-tag.tsx";
import type { GlossaryTerm } from "#domain/language/glossary.ts";
import type { Translate } from "#domain/language/phrase.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";

interface GlossaryHitsProps {
  readonly terms: readonly GlossaryTerm[];
  readonly language: LanguageCode;
  readonly translate: Translate;
}

const tones: Readonly<Record<GlossaryTerm["confidence"], StatusTone>> = {
  sourced: "done",
  derived: "information",
  unsure: "warning",
  missing: "ahead",
};

/** The terms that a text uses: what they are in the target language, how sure that is, and where it was found. */
export const GlossaryHits = ({ terms, language, translate }: GlossaryHitsProps) =>
  terms.length === 0 ? null : (
    <ul className="glossary" aria-label={translate("texts:glossary.title")}>
      {terms.map(({ key, swedish, term, confidence, source }) => (
        <li key={key}>
          <span lang="sv">{swedish}</span>{" "}
          <span aria-hidden="true" className="soft">
            =
          </span>{" "}
          <strong lang={language} dir={languageOf(language).direction}>
            {term}
          </strong>{" "}
          <StatusTag tone={tones[confidence]}>
            {translate(`texts:glossary.${confidence}`)}
          </StatusTag>{" "}
          {source !== "" && (
            <span className="soft">{translate("texts:glossary.source", { source })}</span>
          )}
        </li>
      ))}
    </ul>
  );
