import { StatusTag } from "#components/ui/status-tag.tsx";
import type { GlossaryTerm } from "#domain/language/glossary.ts";
import type { Translate } from "#domain/language/phrase.ts";
import type { TextEntry, TextStanding, TextUnit } from "#domain/language/text-unit.ts";
import { SourceDifference, SourceText } from "./source-text.tsx";

interface UnitSourceProps {
  readonly unit: TextUnit;
  readonly entry: TextEntry | null;
  readonly standing: TextStanding;
  readonly terms: readonly GlossaryTerm[];
  readonly translate: Translate;
}

/** What is translated from: the Swedish, what has changed in it since the translation was made, and the English. */
export const UnitSource = ({ unit, entry, standing, terms, translate }: UnitSourceProps) => (
  <>
    <p className="source-label soft">{translate("texts:unit.swedish")}</p>
    <p className="source-main">
      <SourceText text={unit.source} language="sv" />
    </p>
    {standing.stale && entry !== null && (
      <div className="source-change">
        <p className="source-label">{translate("texts:unit.changed")}</p>
        <p>
          <SourceDifference
            before={entry.madeFrom}
            after={unit.source}
            words={{
              removed: translate("texts:difference.removed"),
              added: translate("texts:difference.added"),
              end: translate("texts:difference.end"),
            }}
          />
        </p>
      </div>
    )}
    {unit.english !== null && (
      <>
        <p className="source-label soft">{translate("texts:unit.english")}</p>
        <p>
          <SourceText text={unit.english} language="en" />
        </p>
      </>
    )}
    {entry !== null && entry.unsure.length > 0 && (
      <ul className="unsure" aria-label={translate("texts:unit.unsure")}>
        {entry.unsure.map((remark) => (
          <li key={remark}>
            <StatusTag tone="warning">{translate("texts:unit.lookHere")}</StatusTag>{" "}
            <bdi>{unsureWords(remark, terms, translate)}</bdi>
          </li>
        ))}
      </ul>
    )}
  </>
);

/** A remark is written out; a key of the glossary is said by its Swedish word. */
const unsureWords = (
  remark: string,
  terms: readonly GlossaryTerm[],
  translate: Translate,
): string => {
  const term = terms.find(({ key }) => key === remark)?.swedish;
  return term === undefined ? remark : translate("texts:unit.unsureTerm", { term });
};
