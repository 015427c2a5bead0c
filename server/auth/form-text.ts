/** A text field of a form; "" when it is missing or a file was sent in its place. Cut where no honest answer is. */
export const formText = (form: FormData, name: string, longest = 10_000): string => {
  const value = form.get(name);
  return typeof value === "string" ? value.slice(0, longest) : "";
};

/** The lines of a text field that have something on them. */
export const formLines = (form: FormData, name: string): readonly string[] =>
  formText(form, name)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
