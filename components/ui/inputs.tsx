import type { HTMLInputTypeAttribute } from "react";
import { describedBy, Field, FieldGroup, type FieldProps, fieldId } from "./field.tsx";

interface TextInputProps extends FieldProps {
  readonly type?: Extract<
    HTMLInputTypeAttribute,
    "text" | "email" | "password" | "search" | "number" | "date" | "datetime-local"
  >;
  readonly defaultValue?: string | undefined;
  readonly autoComplete?: string;
  readonly spellCheck?: boolean;
  readonly required?: boolean;
  /** About how many characters are expected: the field is as wide. */
  readonly width?: "short" | "middle" | "full";
}

/** Dates and codes keep their direction on a page that is written from right to left. */
const leftToRight = new Set(["email", "password", "number", "date", "datetime-local"]);

export const TextInput = ({
  type = "text",
  width = "middle",
  defaultValue,
  autoComplete,
  spellCheck,
  required,
  ...field
}: TextInputProps) => (
  <Field field={field}>
    <input
      className={`control control-${width}`}
      id={fieldId(field)}
      name={field.name}
      type={type}
      dir={leftToRight.has(type) ? "ltr" : "auto"}
      defaultValue={defaultValue}
      autoComplete={autoComplete}
      spellCheck={spellCheck}
      aria-required={required}
      aria-invalid={field.error === undefined ? undefined : true}
      aria-describedby={describedBy(field)}
    />
  </Field>
);

interface TextAreaProps extends FieldProps {
  readonly defaultValue?: string | undefined;
  readonly rows?: number;
  readonly required?: boolean;
}

export const TextArea = ({ defaultValue, rows = 5, required, ...field }: TextAreaProps) => (
  <Field field={field}>
    <textarea
      className="control control-full"
      id={fieldId(field)}
      name={field.name}
      rows={rows}
      dir="auto"
      defaultValue={defaultValue}
      aria-required={required}
      aria-invalid={field.error === undefined ? undefined : true}
      aria-describedby={describedBy(field)}
    />
  </Field>
);

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly help?: string;
  /** Of the label, where it is a word of another language than the page. */
  readonly lang?: string;
  readonly dir?: "ltr" | "rtl";
}

interface ChoiceProps extends FieldProps {
  readonly options: readonly Option[];
  readonly defaultValue?: string | undefined;
}

export const Radios = ({ options, defaultValue, ...field }: ChoiceProps) => (
  <FieldGroup field={field}>
    {options.map((option) => (
      <Choice
        key={option.value}
        type="radio"
        id={`${fieldId(field)}-${option.value}`}
        name={field.name}
        option={option}
        checked={option.value === defaultValue}
      />
    ))}
  </FieldGroup>
);

interface CheckboxesProps extends FieldProps {
  readonly options: readonly Option[];
  readonly defaultValues?: readonly string[];
}

export const Checkboxes = ({ options, defaultValues = [], ...field }: CheckboxesProps) => (
  <FieldGroup field={field}>
    {options.map((option) => (
      <Choice
        key={option.value}
        type="checkbox"
        id={`${fieldId(field)}-${option.value}`}
        name={field.name}
        option={option}
        checked={defaultValues.includes(option.value)}
      />
    ))}
  </FieldGroup>
);

interface CheckboxProps {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly checked?: boolean;
  readonly value?: string;
  readonly id?: string;
}

/** One yes or no by itself. */
export const Checkbox = ({
  name,
  label,
  help,
  checked = false,
  value = "yes",
  id,
}: CheckboxProps) => (
  <Choice
    type="checkbox"
    id={id ?? `field-${name}`}
    name={name}
    option={{ value, label, ...(help === undefined ? {} : { help }) }}
    checked={checked}
  />
);

interface OneChoiceProps {
  readonly type: "radio" | "checkbox";
  readonly id: string;
  readonly name: string;
  readonly option: Option;
  readonly checked: boolean;
}

const Choice = ({ type, id, name, option, checked }: OneChoiceProps) => (
  <div className="choice">
    <input
      type={type}
      id={id}
      name={name}
      value={option.value}
      defaultChecked={checked}
      aria-describedby={option.help === undefined ? undefined : `${id}-help`}
    />
    <label htmlFor={id} lang={option.lang} dir={option.dir}>
      {option.label}
    </label>
    {option.help !== undefined && (
      <p className="choice-help" id={`${id}-help`}>
        {option.help}
      </p>
    )}
  </div>
);
