import type { CarriedList } from "./import-view.ts";

/** The list and what was chosen for it, on their way to the next step. */
export const CarriedFields = ({
  list,
  withColumns,
}: {
  readonly list: CarriedList;
  readonly withColumns: boolean;
}) => (
  <>
    <input type="hidden" name="packed" value={list.packed} />
    <input type="hidden" name="fileName" value={list.fileName} />
    <input type="hidden" name="round" value={list.round} />
    <input type="hidden" name="label" value={list.label} />
    <input type="hidden" name="channel" value={list.channel} />
    {withColumns && (
      <>
        <input
          type="hidden"
          name="columns"
          value={list.columns.map((each) => each ?? "none").join()}
        />
        {list.hasHeading && <input type="hidden" name="hasHeading" value="yes" />}
      </>
    )}
  </>
);
