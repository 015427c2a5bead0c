import { Table } from "#components/table/table.tsx";
import { Details } from "#components/ui/details.tsx";
import { Pieces } from "#components/ui/pieces.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { minorities } from "#domain/shared/minorities.ts";
import { isHeardRow } from "#domain/structure/element-parts.ts";
import type { ElementItem, ElementProposal, MinorityRow } from "#domain/structure/proposal.ts";
import { CapacityNote } from "./capacity-note.tsx";
import { NotShown } from "./not-shown.tsx";
import type { Speech } from "./speech.ts";
import { Words } from "./words.tsx";

interface ItemsProps {
  readonly element: ElementProposal;
  readonly speech: Speech;
}

/**
 * The boxes, rows, roles … that an element is made of, each with what is proposed about it. Where no minority's row stands
 * above them they are the proposal itself and open; elsewhere they are for those who want them.
 */
export const ElementItems = ({ element, speech }: ItemsProps) => {
  const { translate } = speech;
  return (
    <Details
      summary={
        <>
          {translate("structure:page.items", { count: element.items.length })}
          <span className="unseen">
            : <Words value={element.name} speech={speech} />
          </span>
        </>
      }
      isOpen={element.rows.length === 0}
    >
      <ul className="element-items">
        {element.items.map((item) => (
          <li key={item.id}>
            <p className="item-name">
              <Words value={item.text} speech={speech} />
              <StatusTag tone={item.included ? "done" : "ahead"}>
                {translate(`structure:page.item.${item.included ? "included" : "left"}`)}
              </StatusTag>
            </p>
            <ItemWords item={item} speech={speech} />
          </li>
        ))}
      </ul>
      {element.items.some((item) => item.rows.length > 0) && (
        <ItemTable element={element} speech={speech} />
      )}
    </Details>
  );
};

const ItemWords = ({ item, speech }: { readonly item: ElementItem; readonly speech: Speech }) => (
  <div>
    <p>
      <Pieces
        text={[item.phrase, ...item.notes].map(speech.say).join(" ")}
        language={speech.language}
      />
    </p>
    {item.counted !== null && (
      <p className="soft">
        <Words value={item.counted} speech={speech} />
      </p>
    )}
    {item.capacity !== null && <CapacityNote capacity={item.capacity} speech={speech} />}
  </div>
);

const ItemTable = ({ element, speech }: ItemsProps) => {
  const { say, translate } = speech;
  return (
    <Table
      caption={translate("structure:page.itemsCaption", { element: say(element.name) })}
      columns={[
        { key: "item", heading: translate("structure:page.itemColumn") },
        ...minorities.map((minority) => ({
          key: minority,
          heading: translate(`common:minorityTitle.${minority}`),
        })),
      ]}
      rows={element.items.map((item) => ({
        key: item.id,
        cells: {
          item: <Words value={item.text} speech={speech} />,
          ...Object.fromEntries(
            item.rows.map((row) => [row.minority, <Said key="said" row={row} speech={speech} />]),
          ),
        },
      }))}
    />
  );
};

/** A cell says why when nothing is published there, and what is said where something is. */
const Said = ({ row, speech }: { readonly row: MinorityRow; readonly speech: Speech }) =>
  !isHeardRow(row) && !row.individuals.shown ? (
    <NotShown reason={row.individuals.reason} translate={speech.translate} />
  ) : (
    <Words value={row.stance} speech={speech} />
  );
