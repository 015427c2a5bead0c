"use client";

import { type MouseEvent, useState } from "react";
import { useTranslate } from "#components/ui/i18n-provider.tsx";

interface DownloadProps {
  readonly address: string;
}

/** A plain link where there is no script. With it: says that the document is being made, and when it did not work. */
export const DownloadDocument = ({ address }: DownloadProps) => {
  const translate = useTranslate();
  const [standing, setStanding] = useState<Standing>("idle");
  const download = async (click: MouseEvent): Promise<void> => {
    click.preventDefault();
    if (standing === "downloading") return;
    setStanding("downloading");
    setStanding((await fetchFile(address)) ? "downloaded" : "downloadFailed");
  };
  return (
    <>
      <a
        href={address}
        className="button button-primary"
        download
        aria-disabled={standing === "downloading"}
        onClick={download}
      >
        {translate("document:page.download")}
      </a>
      <p role="status" className={standing === "downloadFailed" ? "field-error" : "soft"}>
        {standing === "idle" ? null : translate(`document:page.${standing}`)}
      </p>
    </>
  );
};

type Standing = "idle" | "downloading" | "downloaded" | "downloadFailed";

/** Whether the file came. What went wrong is the server's to know: the person can only try again. */
const fetchFile = async (address: string): Promise<boolean> => {
  const answer = await fetch(address).catch(() => null);
  if (answer === null || !answer.ok) return false;
  const file = await answer.blob().catch(() => null);
  if (file === null) return false;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = fileNameIn(answer.headers.get("content-disposition") ?? "");
  link.click();
  URL.revokeObjectURL(link.href);
  return true;
};

const fileNameIn = (disposition: string): string =>
  decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? "document.docx");
