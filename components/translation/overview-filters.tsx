import type { Translate } from "#domain/language/phrase.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { OverviewAddress } from "./overview-list.ts";

interface OverviewFiltersProps {
  readonly page: string;
  readonly address: OverviewAddress;
  readonly languages: readonly LanguageCode[];
  readonly hasLocked: boolean;
  readonly translate: Translate;
}

export const OverviewFilters = ({
  page,
  address,
  languages,
  hasLocked,
  translate,
}: OverviewFiltersProps) => (
  <search>
    <form className="desk-filters" action={page} method="get">
      {address.authority !== null && (
        <input type="hidden" name="authority" value={address.authority} />
      )}
      <div className="desk-filter desk-filter-search">
        <label htmlFor="overview-q">{translate("texts:overview.search")}</label>
        <input
          id="overview-q"
          name="q"
          type="search"
          dir="auto"
          className="control"
          defaultValue={address.search}
        />
      </div>
      {languages.length > 1 && (
        <div className="desk-filter">
          <label htmlFor="overview-language">{translate("texts:overview.language")}</label>
          <select
            id="overview-language"
            name="language"
            className="control"
            defaultValue={address.language ?? ""}
          >
            <option value="">{translate("texts:overview.allLanguages")}</option>
            {languages.map((code) => (
              <option key={code} value={code}>
                {translate(`common:language.${code}`)}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className="desk-filter-buttons">
        <button type="submit" className="button button-secondary">
          {translate("texts:filter.show")}
        </button>
      </div>
      <fieldset className="desk-marks-filter">
        <legend>{translate("texts:overview.options")}</legend>
        <span className="desk-mark-choice">
          <input
            type="checkbox"
            id="overview-open"
            name="show"
            value="open"
            defaultChecked={address.isOpenOnly}
          />
          <label htmlFor="overview-open">{translate("texts:overview.open")}</label>
        </span>
        {hasLocked && (
          <span className="desk-mark-choice">
            <input
              type="checkbox"
              id="overview-locked"
              name="locked"
              value="yes"
              defaultChecked={address.showsLocked}
            />
            <label htmlFor="overview-locked">{translate("texts:overview.showLocked")}</label>
          </span>
        )}
      </fieldset>
    </form>
  </search>
);
