import type { ReactNode } from "react";

export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly help?: string | undefined;
  /** What is wrong with it, as a sentence. */
  readonly error?: string | undefined;
  /** "Error:", read out before the sentence and not seen. */
  readonly errorPrefix?: string | undefined;
  /** Where two forms of one page have a field of the same name. */
  readonly id?: string | undefined;
}

/** The id that an error summary links to. */
export const fieldId = ({ id, name }: Pick<FieldProps, "id" | "name">): string =>
  id ?? `field-${name}`;

/** What a control says about itself to a screen reader: its help and its error, in that order. */
export const describedBy = (field: FieldProps): string | undefined => {
  const id = fieldId(field);
  const parts = [
    ...(field.help === undefined ? [] : [`${id}-help`]),
    ...(field.error === undefined ? [] : [`${id}-error`]),
  ];
  return parts.length === 0 ? undefined : parts.join(" ");
};

/** Label above, help under the label, error under the help, and then the control. */
export const Field = ({ field, children }: { readonly field: FieldProps; children: ReactNode }) => (
  <div className={field.error === undefined ? "field" : "field field-wrong"}>
    <label className="field-label" htmlFor={fieldId(field)}>
      {field.label}
    </label>
    <FieldNotes field={field} />
    {children}
  </div>
);

/** The same for several controls that answer one question. */
export const FieldGroup = ({
  field,
  children,
}: {
  readonly field: FieldProps;
  children: ReactNode;
}) => (
  <fieldset
    className={field.error === undefined ? "field" : "field field-wrong"}
    id={fieldId(field)}
    aria-describedby={describedBy(field)}
  >
    <legend className="field-label">{field.label}</legend>
    <FieldNotes field={field} />
    {children}
  </fieldset>
);

const FieldNotes = ({ field }: { readonly field: FieldProps }) => (
  <>
    {field.help !== undefined && (
      <p className="field-help" id={`${fieldId(field)}-help`}>
        {field.help}
      </p>
    )}
    {field.error !== undefined && (
      <p className="field-error" id={`${fieldId(field)}-error`}>
        <span className="unseen">{field.errorPrefix} </span>
        {field.error}
      </p>
    )}
  </>
);
