import type { FieldProps } from "./field.tsx";
import { TextArea, TextInput } from "./inputs.tsx";

interface WrittenFieldProps extends FieldProps {
  readonly kind: "line" | "text" | "number" | "day";
  readonly defaultValue: string | undefined;
  /** Of a text. */
  readonly rows: number;
}

/** A field of a form whose fields are listed by what is written in them. */
export const WrittenField = ({ kind, rows, ...field }: WrittenFieldProps) => {
  switch (kind) {
    case "line":
      return <TextInput {...field} width="full" />;
    case "text":
      return <TextArea {...field} rows={rows} />;
    case "number":
      return <TextInput {...field} type="number" width="short" />;
    case "day":
      return <TextInput {...field} type="date" width="short" />;
  }
};
