interface SearchFormProps {
  readonly action: string;
  readonly label: string;
  readonly button: string;
  readonly search: string;
}

/** Searches by loading the page with the words in its address: works without script, and can be gone back from. */
export const SearchForm = ({ action, label, button, search }: SearchFormProps) => (
  <form method="get" action={action} className="search-line not-printed">
    <div className="field">
      <label className="field-label" htmlFor="field-q">
        {label}
      </label>
      <input
        id="field-q"
        name="q"
        type="search"
        className="control control-middle"
        defaultValue={search}
        autoComplete="off"
      />
    </div>
    <button type="submit" className="button button-secondary">
      {button}
    </button>
  </form>
);
