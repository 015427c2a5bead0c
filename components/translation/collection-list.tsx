import { Table } from "#components/table/table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Localized } from "#components/ui/localized.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { Translate } from "#domain/language/phrase.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import type { TextCounts } from "#domain/language/text-collection.ts";
import { textStatuses } from "#domain/language/text-status.ts";
import { OverviewFilters } from "./overview-filters.tsx";
import { isOverviewFiltered, type OverviewAddress, overviewList } from "./overview-list.ts";
import { Progress } from "./progress.tsx";

/** A row of texts that are translated together: the program's own words, or one version of a survey. */
export interface CollectionView {
  readonly id: string;
  readonly kind: "interface" | "survey";
  readonly processTitle: LocalizedText | null;
  readonly instrument: string | null;
  readonly versionNumber: number | null;
  readonly isLocked: boolean;
  readonly languages: readonly {
    readonly language: LanguageCode;
    readonly counts: TextCounts;
    readonly total: number;
  }[];
}

interface CollectionListProps {
  readonly collections: readonly CollectionView[];
  /** `/sv/staff/texts` */
  readonly page: string;
  readonly address: OverviewAddress;
  readonly languages: readonly LanguageCode[];
  readonly wordsIn: LanguageCode;
  readonly translate: Translate;
}

/** Everything that can be translated, and how far each language has come. */
export const CollectionList = (props: CollectionListProps) => {
  const { collections, page, address, languages, translate } = props;
  if (languages.length === 0) {
    return (
      <EmptyState title={translate("texts:overview.noLanguages")}>
        <p>{translate("texts:overview.noLanguagesHelp")}</p>
      </EmptyState>
    );
  }
  const shown = overviewList(collections, address, (each) => collectionName(each, translate));
  return (
    <>
      <OverviewFilters
        page={page}
        address={address}
        languages={languages}
        hasLocked={collections.some(({ isLocked }) => isLocked)}
        translate={translate}
      />
      {shown.length === 0 && (
        <EmptyState title={translate("texts:overview.empty")}>
          <p>
            {translate(
              isOverviewFiltered(address)
                ? "texts:overview.emptyFiltered"
                : "texts:overview.emptyHelp",
            )}
          </p>
        </EmptyState>
      )}
      {shown.map((collection) => (
        <Collection key={collection.id} {...props} collection={collection} />
      ))}
    </>
  );
};

/** "Programmets egna texter", or "Behovsinventering, version 3". */
export const collectionName = (
  {
    kind,
    instrument,
    versionNumber,
  }: Pick<CollectionView, "kind" | "instrument" | "versionNumber">,
  translate: Translate,
): string =>
  kind === "interface" || instrument === null
    ? translate("texts:collection.interface")
    : translate("texts:collection.survey", {
        instrument: translate(`common:instrument.${instrument}`),
        number: versionNumber ?? 1,
      });

const Collection = ({
  collection,
  page,
  address,
  wordsIn,
  translate,
}: CollectionListProps & { readonly collection: CollectionView }) => {
  const name = collectionName(collection, translate);
  const authority = address.authority === null ? [] : [["authority", address.authority]];
  const deskOf = (language: LanguageCode, status?: string, mark?: string): string => {
    const query = new URLSearchParams([
      ...authority,
      ...(status === undefined ? [] : [["status", status]]),
      ...(mark === undefined ? [] : [["only", mark]]),
    ]);
    return `${page}/${collection.id}/${language}${query.size === 0 ? "" : `?${query}`}`;
  };
  return (
    <section aria-labelledby={`collection-${collection.id}`} className="collection">
      <h2 id={`collection-${collection.id}`}>{name}</h2>
      <p className="soft">
        {collection.processTitle === null ? (
          translate("texts:collection.interfaceHelp")
        ) : (
          <Localized text={collection.processTitle} language={wordsIn} />
        )}{" "}
        {collection.isLocked && (
          <StatusTag tone="ahead">{translate("texts:collection.locked")}</StatusTag>
        )}
      </p>
      <Table
        caption={translate("texts:overview.caption", { name })}
        isCaptionSeen={false}
        stacks
        columns={[
          { key: "language", heading: translate("texts:overview.language") },
          { key: "progress", heading: translate("texts:overview.progress") },
          ...[...textStatuses, "stale" as const].map((status) => ({
            key: status,
            heading: translate(`texts:status.${status}`),
            isFigure: true,
          })),
        ]}
        rows={collection.languages.map(({ language, counts, total }) => ({
          key: language,
          cells: {
            language: (
              <>
                <a href={deskOf(language)} className="collection-language">
                  {translate(`common:language.${language}`)}
                </a>
                {languageOf(language).endonym !== translate(`common:language.${language}`) && (
                  <span className="soft collection-endonym">
                    <bdi lang={language} dir={languageOf(language).direction}>
                      {languageOf(language).endonym}
                    </bdi>
                  </span>
                )}
              </>
            ),
            progress: <Progress counts={counts} total={total} translate={translate} />,
            ...Object.fromEntries(
              textStatuses.map((status) => [
                status,
                <Count
                  key={status}
                  count={counts[status]}
                  word={translate(`texts:status.${status}`)}
                  href={deskOf(language, status)}
                />,
              ]),
            ),
            stale: (
              <Count
                count={counts.stale}
                word={translate("texts:status.stale")}
                href={deskOf(language, undefined, "stale")}
              />
            ),
          },
        }))}
      />
    </section>
  );
};

/** On a telephone the headings of the table are not seen: each figure says what it counts. */
const Count = ({
  count,
  word,
  href,
}: {
  readonly count: number;
  readonly word: string;
  readonly href: string;
}) =>
  count === 0 ? (
    <span className="count-none soft">
      <span className="cell-word">{word}:</span> 0
    </span>
  ) : (
    <a href={href} className="count">
      <span className="cell-word">{word}:</span>
      {count}
    </a>
  );
