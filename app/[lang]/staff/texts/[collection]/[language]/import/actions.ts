"use server";

import { redirect } from "next/navigation";
import {
  type DeskPlace,
  deskPath,
} from "#app/[lang]/staff/texts/[collection]/[language]/desk-place.ts";
import type { ImportState } from "#components/translation/import-view.ts";
import type { ExchangeFile } from "#domain/language/exchange.ts";
import type { Translate } from "#domain/language/phrase.ts";
import { formText } from "#server/auth/form-text.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { packFile, unpackFile } from "#server/documents/exchange/carry-file.ts";
import { readAny } from "#server/documents/exchange/read-any.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";

/** Longer than any packed file that the server's limit of a form lets through. */
const longestPacked = 2_000_000;

/**
 * With a file: says what it would change, and gives it back packed. With a packed file and the fingerprint of what was
 * seen: imports it, all of it or nothing.
 */
export const importFile = async (
  place: DeskPlace,
  _state: ImportState,
  form: FormData,
): Promise<ImportState> => {
  // Before anything is unpacked: an action can be called by anybody who knows its address.
  await requirePerson();
  const translate = await staffTranslator(place.language);
  const uploaded = form.get("file");
  if (!(uploaded instanceof File)) return confirmImport(place, form, translate);
  if (uploaded.size === 0) return refused(translate("texts:import.noFile"));
  const read = readAny(new Uint8Array(await uploaded.arrayBuffer()));
  if (!read.ok) {
    const { code, row, line, what } = read.problem;
    const where = row === undefined ? line : row;
    const sentence = translate(`texts:exchange.${code}`, { what: what ?? "" });
    const at = row === undefined ? "texts:import.atLine" : "texts:import.atRow";
    return refused(where === undefined ? sentence : `${sentence} ${translate(at, { where })}`);
  }
  return preview(place, { file: read.value, fileName: uploaded.name, isAnew: false }, translate);
};

interface PreviewedFile {
  readonly file: ExchangeFile;
  readonly fileName: string;
  readonly isAnew: boolean;
}

const preview = async (
  place: DeskPlace,
  { file, fileName, isAnew }: PreviewedFile,
  translate: Translate,
): Promise<ImportState> => {
  const { actor } = await requirePerson();
  if (file.collection !== place.collection) return refused(translate("texts:import.otherTexts"));
  if (file.language !== place.target) {
    const name = translate(`common:language.${file.language}`);
    return refused(translate("texts:import.otherLanguage", { language: name }));
  }
  const previewed = await operations().previewImport(actor, place.authorityId, file);
  if (!previewed.ok) return refused(translate(`texts:problem.${previewed.problem.code}`));
  const { hash, preview: found } = previewed.value;
  return { kind: "preview", fileName, packed: packFile(file), hash, preview: found, isAnew };
};

const confirmImport = async (
  place: DeskPlace,
  form: FormData,
  translate: Translate,
): Promise<ImportState> => {
  const { actor } = await requirePerson();
  const file = unpackFile(formText(form, "packed", longestPacked));
  if (file === null) return refused(translate("texts:import.lost"));
  const fileName = formText(form, "fileName", 200);
  const again = await preview(place, { file, fileName, isAnew: true }, translate);
  if (again.kind !== "preview" || again.hash !== formText(form, "hash", 200)) return again;
  const chosen = form.getAll("chosen").filter((each) => typeof each === "string");
  const units = [...again.preview.changes.map(({ unit }) => unit), ...chosen];
  const { hash } = again;
  const { importTexts } = operations();
  const done = await importTexts(actor, place.authorityId, file, { units, previewHash: hash });
  if (!done.ok) {
    const { code } = done.problem;
    // Somebody has saved between the last look and now: look once more.
    return code === "changed_meanwhile"
      ? preview(place, { file, fileName, isAnew: true }, translate)
      : refused(translate(`texts:problem.${code}`));
  }
  const query = new URLSearchParams({
    authority: place.authority,
    done: String(done.value.imported),
  });
  return redirect(`${deskPath(place)}?${query}`);
};

const refused = (sentence: string): ImportState => ({ kind: "refused", sentence });
