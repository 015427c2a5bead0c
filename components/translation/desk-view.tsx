import { EmptyState } from "#components/ui/empty-state.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { TextFault } from "#domain/language/check-text.ts";
import type { GlossaryTerm } from "#domain/language/glossary.ts";
import type { Translate } from "#domain/language/phrase.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import { countStandings } from "#domain/language/text-collection.ts";
import { type DeskAddress, deskQuery, isFiltered } from "./desk-address.ts";
import { DeskFilters } from "./desk-filters.tsx";
import { type DeskGroup, deskGroups, deskTitle } from "./desk-groups.ts";
import { deskList } from "./desk-list.ts";
import { DeskPages } from "./desk-pages.tsx";
import type { DeskUnit } from "./desk-unit.ts";
import { FilesLinks } from "./files-links.tsx";
import { GlossaryHits } from "./glossary-hits.tsx";
import { Progress } from "./progress.tsx";
import { ReviewForm, type ReviewState } from "./review-form.tsx";
import { Shortcuts } from "./shortcuts.tsx";
import { UnitCard } from "./unit-card.tsx";
import { UnitComments } from "./unit-comments.tsx";
import { UnitSource } from "./unit-source.tsx";
import type { UnitAction } from "./unit-state.ts";

interface DeskViewProps {
  readonly texts: {
    readonly collection: string;
    readonly isLocked: boolean;
    readonly mayReview: boolean;
    readonly mayApprove: boolean;
    readonly units: readonly (DeskUnit & {
      readonly faults: readonly TextFault[];
      readonly terms: readonly GlossaryTerm[];
    })[];
  };
  readonly comments: readonly {
    readonly id: string;
    readonly unit: string;
    readonly name: string | null;
    readonly text: string;
    readonly at: Date;
    readonly resolvedAt: Date | null;
  }[];
  readonly address: DeskAddress;
  /** `/sv/staff/texts/interface/yi` */
  readonly desk: string;
  /** Translated into. */
  readonly target: LanguageCode;
  /** The language that the page speaks. */
  readonly wordsIn: LanguageCode;
  /** How many texts the import took that one comes from; null when one does not. */
  readonly imported: number | null;
  readonly translate: Translate;
  readonly actions: {
    readonly save: UnitAction;
    readonly review: FormAction<ReviewState>;
    readonly comment: (unit: string) => FormAction;
    readonly resolve: (form: FormData) => Promise<void>;
  };
}

/** The desk: the texts of one collection in one language, those that the address asks for. */
export const DeskView = (props: DeskViewProps) => {
  const { texts, address, desk, target, imported, translate, actions } = props;
  const { units, isLocked, mayReview, mayApprove } = texts;
  const { endonym, direction } = languageOf(target);
  const languageName = translate(`common:language.${target}`);
  const entries = new Map(units.map(({ unit, entry }) => [unit.id, entry]));
  const counts = countStandings(
    units.map(({ unit }) => unit),
    ({ id }) => entries.get(id) ?? null,
  );
  const list = deskList(units, address);
  const groups = deskGroups(texts, translate);
  const pages = (stands: "above" | "below") => (
    <DeskPages {...{ page: desk, address, list, stands, translate }} />
  );
  const files = address.authority === null ? "" : `?authority=${address.authority}`;
  return (
    <>
      <h1>
        {translate("texts:desk.heading", { language: languageName })}{" "}
        <bdi className="soft desk-endonym" lang={target} dir={direction}>
          {endonym}
        </bdi>
      </h1>
      <p className="lead">{deskTitle(texts, translate)}</p>
      {imported !== null && (
        <Notice tone="success" word={translate("staff:ui.success")} isAnswer>
          <p>{translate("texts:import.done", { count: imported })}</p>
        </Notice>
      )}
      {isLocked && (
        <Notice tone="information" word={translate("staff:ui.information")}>
          <p>{translate("texts:desk.locked")}</p>
        </Notice>
      )}
      <Progress counts={counts} total={units.length} translate={translate} />
      <p className="desk-jumps">
        {mayReview && !isLocked && (
          <a href={`#${reviewForm}-section`}>{translate("texts:review.title")}</a>
        )}
        <a href="#desk-files">{translate("texts:files.title")}</a>
        <a href={`${desk}/voices${files}`}>{translate("voices:link")}</a>
      </p>
      <DeskFilters page={desk} address={address} groups={groups} translate={translate} />
      <div className="desk-list-head">
        <p className="desk-found">
          {translate("texts:desk.found", { count: list.found, total: units.length })}
        </p>
        {pages("above")}
        <Shortcuts translate={translate} />
      </div>
      {list.shown.length === 0 && <NothingFound address={address} translate={translate} />}
      {list.shown.map((each) => (
        <Unit key={each.unit.id} {...props} shown={each} list={list} groups={groups} />
      ))}
      {list.shown.length > 0 && (
        <p className="desk-end" data-desk-end tabIndex={-1}>
          {translate(list.page < list.pages ? "texts:desk.endOfPage" : "texts:desk.end")}{" "}
          {list.page < list.pages && (
            <a href={`${desk}${deskQuery(address, { page: list.page + 1 })}`}>
              {translate("texts:pages.next")}
            </a>
          )}
        </p>
      )}
      {pages("below")}
      {mayReview && !isLocked && list.shown.length > 0 && (
        <ReviewForm
          id={reviewForm}
          action={actions.review}
          mayApprove={mayApprove}
          languageName={languageName}
        />
      )}
      <FilesLinks desk={desk} query={files} isReadOnly={isLocked} translate={translate} />
    </>
  );
};

const reviewForm = "review";

interface UnitProps extends DeskViewProps {
  readonly shown: DeskViewProps["texts"]["units"][number];
  readonly list: ReturnType<typeof deskList>;
  readonly groups: readonly DeskGroup[];
}

const Unit = ({
  shown,
  list,
  groups,
  texts,
  comments,
  address,
  target,
  wordsIn,
  translate,
  actions,
}: UnitProps) => {
  const { unit, entry, standing, faults, terms } = shown;
  const placeOf = (id: string): number => texts.units.findIndex((each) => each.unit.id === id) + 1;
  const place = placeOf(unit.id);
  const next = list.nextOpen.get(unit.id) ?? unit.id;
  return (
    <UnitCard
      unit={unit}
      entry={entry}
      faults={standing.status === "missing" ? [] : faults}
      place={place}
      group={groups.find(({ id }) => id === unit.group)?.name ?? unit.group}
      language={target}
      wordsIn={wordsIn}
      languageName={translate(`common:language.${target}`)}
      action={actions.save}
      after={`${deskQuery(address, { page: list.page, at: next }) || "?"}#text-${placeOf(next)}`}
      isReadOnly={texts.isLocked}
      reviewForm={texts.mayReview && !texts.isLocked ? reviewForm : null}
      source={<UnitSource {...{ unit, entry, standing, terms, translate }} />}
      terms={<GlossaryHits terms={terms} language={target} translate={translate} />}
      comments={
        <UnitComments
          place={place}
          comments={comments
            .filter((comment) => comment.unit === unit.id)
            .map(({ id, name, text, at, resolvedAt }) => ({
              id,
              name,
              text,
              at,
              isResolved: resolvedAt !== null,
            }))}
          isReadOnly={texts.isLocked}
          wordsIn={wordsIn}
          comment={actions.comment(unit.id)}
          resolve={actions.resolve}
        />
      }
    />
  );
};

const NothingFound = ({
  address,
  translate,
}: {
  readonly address: DeskAddress;
  readonly translate: Translate;
}) => (
  <EmptyState
    title={translate(isFiltered(address) ? "texts:desk.nothingFound" : "texts:desk.empty")}
  >
    <p>
      {translate(
        address.status === "open" ? "texts:desk.nothingOpen" : "texts:desk.nothingFoundHelp",
      )}
    </p>
  </EmptyState>
);
