/** The fields that a browser without scripts would send from a page of ours, and the buttons it could press. */
export interface FormInPage {
  readonly fields: readonly (readonly [string, string])[];
  readonly buttons: readonly string[];
}

/** Reads our own static markup: attributes stand in double quotes and templates are not part of the form. */
export const formIn = (html: string): FormInPage => {
  const form = /<form .*?<\/form>/s.exec(html)?.[0] ?? "";
  const fields: [string, string][] = [];
  const field =
    /<input ([^>]*)>|<textarea ([^>]*)>(.*?)<\/textarea>|<select ([^>]*)>(.*?)<\/select>/gs;
  for (const [, input, textarea, text, select, options] of form.matchAll(field)) {
    const attributes = attributesOf(input ?? textarea ?? select ?? "");
    const name = attributes.get("name") ?? "";
    if (input !== undefined && isSent(attributes))
      fields.push([name, attributes.get("value") ?? ""]);
    if (textarea !== undefined) fields.push([name, decoded(text ?? "")]);
    if (select !== undefined) fields.push([name, selectedIn(options ?? "")]);
  }
  const buttons = [...form.matchAll(/<button ([^>]*)>/g)].map(
    ([, attributes = ""]) => attributesOf(attributes).get("value") ?? "",
  );
  return { fields, buttons };
};

const isSent = (attributes: ReadonlyMap<string, string>): boolean => {
  const type = attributes.get("type");
  return (type !== "radio" && type !== "checkbox") || attributes.has("checked");
};

const selectedIn = (options: string): string => {
  for (const [, text = ""] of options.matchAll(/<option ([^>]*)>/g)) {
    const attributes = attributesOf(text);
    if (attributes.has("selected")) return attributes.get("value") ?? "";
  }
  return "";
};

const attributesOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [
      name,
      decoded(value),
    ]),
  );

const decoded = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");
