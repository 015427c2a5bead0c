interface WhatEnterDoesProps {
  /** The form's id. */
  readonly form: string;
  /** What its own button would send as `_go`. */
  readonly go: string;
}

/** Enter presses a form's first button, and the first on the page would be a language. A script finds it by `data-enter`. */
export const WhatEnterDoes = ({ form, go }: WhatEnterDoesProps) => (
  <button
    type="submit"
    form={form}
    name="_go"
    value={go}
    className="unseen"
    tabIndex={-1}
    aria-hidden="true"
    data-enter=""
  />
);
