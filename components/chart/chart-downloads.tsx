"use client";

import { useState } from "react";
import { asPng, chartFile } from "./chart-file.ts";
import type { ChartWords, SaidChart } from "./said-chart.ts";

interface ChartDownloadsProps {
  /** The id of the figure on the page. */
  readonly figure: string;
  readonly chart: SaidChart;
  readonly csvHref: string;
  readonly words: ChartWords;
}

/** Pictures are made in the browser from what it shows; the figures are a link, which needs no script. */
export const ChartDownloads = ({ figure, chart, csvHref, words }: ChartDownloadsProps) => {
  const [hasFailed, setFailed] = useState(false);

  const keep = async (make: (element: HTMLElement) => Promise<Blob>, ending: string) => {
    const element = document.getElementById(figure);
    if (element === null) return;
    try {
      offer(await make(element), `${figure}.${ending}`);
      setFailed(false);
    } catch {
      // Some browsers refuse canvases for privacy's sake: said on the page, with the other way beside it.
      setFailed(true);
    }
  };

  return (
    <fieldset className="chart-downloads">
      <legend className="unseen">{words.download}</legend>
      <button
        type="button"
        className="button button-quiet"
        onClick={() => void keep(svgOf(chart), "svg")}
      >
        {words.svg}
      </button>
      <button
        type="button"
        className="button button-quiet"
        onClick={() => void keep(pngOf(chart), "png")}
      >
        {words.png}
      </button>
      <a className="button button-quiet" href={csvHref} download>
        {words.csv}
      </a>
      {hasFailed && <p role="status">{words.failed}</p>}
    </fieldset>
  );
};

const svgOf = (chart: SaidChart) => async (element: HTMLElement) =>
  new Blob([chartFile(element, chart).svg], { type: "image/svg+xml" });

const pngOf = (chart: SaidChart) => async (element: HTMLElement) =>
  asPng(chartFile(element, chart));

const offer = (file: Blob, name: string): void => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};
