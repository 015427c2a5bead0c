"use client";

import { type ChangeEvent, type FormEvent, useState } from "react";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { readClip } from "#domain/language/audio-clip.ts";
import { matchClipFiles } from "#domain/language/clip-file-name.ts";
import { acceptedFiles } from "./voice-card.tsx";
import { outcomeQuery, type RefusedFile } from "./voices-address.ts";

interface BulkUploadProps {
  readonly upload: string;
  readonly back: string;
  readonly units: readonly { readonly id: string; readonly isRecorded: boolean }[];
}

interface ChosenFile {
  readonly file: File;
  readonly unit: string | null;
  readonly isRecorded: boolean;
  /** Null when it cannot be kept; the code says why. */
  readonly milliseconds: number | null;
  readonly code: string | null;
}

/**
 * Many recordings at once, each named as the text that it reads. Before anything is sent one sees what belongs where;
 * without a script the server sorts them and says the same afterwards.
 */
export const BulkUpload = ({ upload, back, units }: BulkUploadProps) => {
  const translate = useTranslate();
  const [chosen, setChosen] = useState<readonly ChosenFile[]>([]);
  const [replaces, setReplaces] = useState(false);
  const [sent, setSent] = useState<number | null>(null);
  const wanted = chosen.filter((each) => isWanted(each, replaces));

  const choose = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const files = [...(event.currentTarget.files ?? [])];
    setChosen(await lookAt(files, units));
  };
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    // Nothing has been looked at: the form is sent as it stands.
    if (chosen.length === 0) return;
    event.preventDefault();
    if (sent !== null || wanted.length === 0) return;
    const refused: RefusedFile[] = [];
    for (const [index, { file, unit }] of wanted.entries()) {
      setSent(index);
      const code = await sendOne(upload, file, unit ?? "", replaces);
      if (code !== null) refused.push({ name: file.name, code });
    }
    const [page = "", fragment = ""] = back.split("#");
    const outcome = outcomeQuery({ saved: wanted.length - refused.length, refused });
    window.location.assign(`${page}${page.includes("?") ? "&" : "?"}${outcome}#${fragment}`);
  };

  return (
    <details className="details">
      <summary>{translate("voices:bulk.title")}</summary>
      <form
        className="details-content"
        action={upload}
        method="post"
        encType="multipart/form-data"
        onSubmit={send}
      >
        <p>{translate("voices:bulk.introduction")}</p>
        <input type="hidden" name="back" value={back} />
        <div className="field">
          <label className="field-label" htmlFor="voice-files">
            {translate("voices:bulk.files")}
          </label>
          <input
            className="control control-middle"
            id="voice-files"
            name="files"
            type="file"
            multiple
            accept={acceptedFiles}
            onChange={choose}
          />
        </div>
        <div className="choice">
          <input
            type="checkbox"
            id="voice-replaces"
            name="replaces"
            value="yes"
            checked={replaces}
            onChange={({ currentTarget }) => setReplaces(currentTarget.checked)}
          />
          <label htmlFor="voice-replaces">{translate("voices:bulk.replaces")}</label>
        </div>
        <div role="status">
          {chosen.length > 0 && (
            <p>
              {sent === null
                ? translate("voices:bulk.matched", { wanted: wanted.length, total: chosen.length })
                : translate("voices:bulk.sending", { sent: sent + 1, total: wanted.length })}
            </p>
          )}
        </div>
        {chosen.length > 0 && (
          <ul className="voice-files">
            {chosen.map((each) => (
              <FileLine key={each.file.name} chosen={each} replaces={replaces} />
            ))}
          </ul>
        )}
        <button
          type="submit"
          className="button button-primary"
          disabled={sent !== null || (chosen.length > 0 && wanted.length === 0)}
        >
          {translate("voices:bulk.send")}
        </button>
      </form>
    </details>
  );
};

const FileLine = ({
  chosen: { file, unit, isRecorded, milliseconds, code },
  replaces,
}: {
  readonly chosen: ChosenFile;
  readonly replaces: boolean;
}) => {
  const translate = useTranslate();
  const problem = code ?? (isRecorded && !replaces ? "already_recorded" : null);
  return (
    <li>
      <bdi>{file.name}</bdi>
      {milliseconds !== null && (
        <span className="soft">
          {" "}
          {translate("voices:card.measures", {
            seconds: Math.max(1, Math.round(milliseconds / 1000)),
            kilobytes: Math.max(1, Math.round(file.size / 1000)),
          })}
        </span>
      )}{" "}
      <StatusTag tone={problem === null ? "done" : "warning"}>
        {problem === null
          ? translate("voices:bulk.belongs", { unit: unit ?? "" })
          : translate(`voices:problem.${problem}`)}
      </StatusTag>
    </li>
  );
};

const isWanted = ({ code, isRecorded }: ChosenFile, replaces: boolean): boolean =>
  code === null && (replaces || !isRecorded);

const lookAt = async (
  files: readonly File[],
  units: BulkUploadProps["units"],
): Promise<readonly ChosenFile[]> => {
  const matched = matchClipFiles(
    files.map(({ name }) => name),
    units.map(({ id }) => id),
  );
  const recorded = new Set(units.filter(({ isRecorded }) => isRecorded).map(({ id }) => id));
  return Promise.all(
    files.map(async (file) => {
      const unit = matched.get(file.name) ?? null;
      const read = readClip(new Uint8Array(await file.arrayBuffer()));
      return {
        file,
        unit,
        isRecorded: unit !== null && recorded.has(unit),
        milliseconds: read.ok ? read.value.milliseconds : null,
        code: unit === null ? "no_match" : read.ok ? null : read.problem.code,
      };
    }),
  );
};

/** One file at a time: a telephone's line is narrow, and a page that is closed half-way has kept what was sent. */
const sendOne = async (
  upload: string,
  file: File,
  unit: string,
  replaces: boolean,
): Promise<string | null> => {
  const form = new FormData();
  form.set("unit", unit);
  form.set("file", file);
  form.set("keeps", replaces ? "" : "yes");
  try {
    const headers = { accept: "application/json" };
    const response = await fetch(upload, { method: "POST", body: form, headers });
    const { refused }: { refused?: readonly RefusedFile[] } = await response.json();
    return refused?.[0]?.code ?? null;
  } catch {
    // No connection, or an answer that is none of ours: the page says that this file did not arrive.
    return "not_sent";
  }
};
