import { Button } from "#components/ui/button.tsx";
import type { Translate } from "#domain/language/phrase.ts";

interface Choice {
  readonly value: string;
  readonly name: string;
}

interface AuditFilterProps {
  readonly authority: string;
  readonly actions: readonly Choice[];
  readonly people: readonly Choice[];
  readonly action: string;
  readonly person: string;
  readonly translate: Translate;
}

/** A form that only asks: the address says what is shown, so that it can be kept and sent on. */
export const AuditFilter = ({ translate, authority, ...chosen }: AuditFilterProps) => (
  <form method="get" className="form">
    <input type="hidden" name="authority" value={authority} />
    <Choices
      name="action"
      label={translate("audit:filter.action")}
      all={translate("audit:filter.all")}
      choices={chosen.actions}
      value={chosen.action}
    />
    <Choices
      name="person"
      label={translate("audit:filter.person")}
      all={translate("audit:filter.all")}
      choices={chosen.people}
      value={chosen.person}
    />
    <Button kind="secondary">{translate("audit:filter.show")}</Button>
  </form>
);

interface ChoicesProps {
  readonly name: string;
  readonly label: string;
  readonly all: string;
  readonly choices: readonly Choice[];
  readonly value: string;
}

const Choices = ({ name, label, all, choices, value }: ChoicesProps) => (
  <div className="field">
    <label className="field-label" htmlFor={`filter-${name}`}>
      {label}
    </label>
    <select className="control" id={`filter-${name}`} name={name} defaultValue={value}>
      <option value="">{all}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.name}
        </option>
      ))}
    </select>
  </div>
);
