import type { Translate } from "#domain/language/phrase.ts";
import { textStatuses } from "#domain/language/text-status.ts";
import { type DeskAddress, deskMarks, deskQuery, isFiltered } from "./desk-address.ts";

interface DeskFiltersProps {
  readonly page: string;
  readonly address: DeskAddress;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly translate: Translate;
}

/** A plain form that asks for the same page with another address. */
export const DeskFilters = ({ page, address, groups, translate }: DeskFiltersProps) => (
  <search>
    <form className="desk-filters" action={page} method="get">
      {address.authority !== null && (
        <input type="hidden" name="authority" value={address.authority} />
      )}
      <div className="desk-filter desk-filter-search">
        <label htmlFor="filter-q">{translate("texts:filter.search")}</label>
        <input
          id="filter-q"
          name="q"
          type="search"
          dir="auto"
          className="control"
          defaultValue={address.search}
        />
      </div>
      <div className="desk-filter">
        <label htmlFor="filter-status">{translate("texts:filter.status")}</label>
        <select
          id="filter-status"
          name="status"
          className="control"
          defaultValue={address.status === "all" ? "" : address.status}
        >
          <option value="">{translate("texts:filter.all")}</option>
          <option value="open">{translate("texts:filter.open")}</option>
          {textStatuses.map((status) => (
            <option key={status} value={status}>
              {translate(`texts:status.${status}`)}
            </option>
          ))}
        </select>
      </div>
      {groups.length > 1 && (
        <div className="desk-filter">
          <label htmlFor="filter-group">{translate("texts:filter.group")}</label>
          <select
            id="filter-group"
            name="group"
            className="control"
            defaultValue={address.group ?? ""}
          >
            <option value="">{translate("texts:filter.allGroups")}</option>
            {groups.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className="desk-filter-buttons">
        <button type="submit" className="button button-secondary">
          {translate("texts:filter.show")}
        </button>
        {isFiltered(address) && (
          <a
            href={`${page}${deskQuery(address, { status: "all", marks: [], group: null, search: "" })}`}
          >
            {translate("texts:filter.clear")}
          </a>
        )}
      </div>
      <fieldset className="desk-marks-filter">
        <legend>{translate("texts:filter.only")}</legend>
        {deskMarks.map((mark) => (
          <span key={mark} className="desk-mark-choice">
            <input
              type="checkbox"
              id={`filter-${mark}`}
              name="only"
              value={mark}
              defaultChecked={address.marks.includes(mark)}
            />
            <label htmlFor={`filter-${mark}`}>{translate(`texts:filter.${mark}`)}</label>
          </span>
        ))}
      </fieldset>
    </form>
  </search>
);
