import type { RefusedFile, UploadOutcome } from "#components/voices/voices-address.ts";
import { clipLimits } from "#domain/language/audio-clip.ts";
import { matchClipFiles } from "#domain/language/clip-file-name.ts";
import type { Actor } from "#domain/process/actor.ts";
import { formText } from "#server/auth/form-text.ts";
import { operations } from "#server/operations/index.ts";
import type { VoicePlace } from "#server/operations/record-voice.ts";

/** What one request may bring: Next keeps no more of a request to these pages (proxyClientMaxBodySize). */
export const largestRequest = 9_000_000;

/** Keeps what a form brings: a recording of one text with what is said in it, or many files by their names. */
export const receiveVoices = async (
  actor: Actor,
  place: VoicePlace,
  form: FormData,
): Promise<UploadOutcome> => {
  const unit = formText(form, "unit", 500);
  return unit === "" ? receiveMany(actor, place, form) : receiveOne(actor, place, unit, form);
};

const nothing: UploadOutcome = { saved: 0, described: 0, removed: 0, refused: [] };

const refusing = (refused: readonly RefusedFile[]): UploadOutcome => ({ ...nothing, refused });

const receiveOne = async (
  actor: Actor,
  place: VoicePlace,
  unit: string,
  form: FormData,
): Promise<UploadOutcome> => {
  const [file] = filesIn(form, "file");
  const transcript = formText(form, "transcript");
  if (file === undefined) {
    const described = await operations().describeClip(actor, place, unit, transcript);
    if (described.ok) return { ...nothing, described: 1 };
    const { code } = described.problem;
    return refusing([{ name: "", code: code === "not_found" ? "nothing_chosen" : code }]);
  }
  const replaces = formText(form, "keeps", 10) !== "yes";
  const code = await keep(actor, place, { file, unit, transcript, replaces });
  return code === null ? { ...nothing, saved: 1 } : refusing([{ name: file.name, code }]);
};

const receiveMany = async (
  actor: Actor,
  place: VoicePlace,
  form: FormData,
): Promise<UploadOutcome> => {
  const files = filesIn(form, "files");
  if (files.length === 0) return refusing([{ name: "", code: "nothing_chosen" }]);
  const read = await operations().readVoices(actor, place);
  if (!read.ok) return refusing([{ name: "", code: read.problem.code }]);
  const matched = matchClipFiles(
    files.map(({ name }) => name),
    read.value.texts.map(({ unit }) => unit.id),
  );
  const replaces = formText(form, "replaces", 10) === "yes";
  const refused: RefusedFile[] = [];
  for (const file of files) {
    const unit = matched.get(file.name) ?? null;
    const code =
      unit === null
        ? "no_match"
        : await keep(actor, place, { file, unit, transcript: "", replaces });
    if (code !== null) refused.push({ name: file.name, code });
  }
  return { ...nothing, saved: files.length - refused.length, refused };
};

const keep = async (
  actor: Actor,
  place: VoicePlace,
  {
    file,
    ...rest
  }: {
    readonly file: File;
    readonly unit: string;
    readonly transcript: string;
    readonly replaces: boolean;
  },
): Promise<string | null> => {
  if (file.size > clipLimits.bytes) return "too_large";
  const bytes = new Uint8Array(await file.arrayBuffer());
  const saved = await operations().saveClip(actor, place, { ...rest, bytes });
  return saved.ok ? null : saved.problem.code;
};

/** Without a choice a browser sends a file without a name. */
const filesIn = (form: FormData, name: string): readonly File[] =>
  form.getAll(name).filter((each) => typeof each !== "string" && each.name !== "") as File[];
