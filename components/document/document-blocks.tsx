import { Notice, type Tone } from "#components/ui/notice.tsx";
import type { ResolvedText } from "#domain/language/localized-text.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { NoteTone } from "#domain/policy/blocks.ts";
import type { ChartFigure } from "#domain/policy/chart-figure.ts";
import type { ResolvedBlock, ResolvedDocument } from "#domain/policy/resolve-document.ts";
import { DocumentTable } from "./document-table.tsx";
import { Said } from "./said.tsx";

export interface ChartPicture {
  /** A `data:` address. */
  readonly source: string;
  readonly width: number;
  readonly height: number;
}

export interface DocumentSpeech {
  /** The document's own language. */
  readonly language: LanguageCode;
  readonly noteLabels: ResolvedDocument["furniture"]["noteLabels"];
  readonly draw: (chart: ChartFigure<ResolvedText>) => ChartPicture;
}

interface DocumentBlocksProps {
  readonly blocks: readonly ResolvedBlock[];
  readonly speech: DocumentSpeech;
}

export const DocumentBlocks = ({ blocks, speech }: DocumentBlocksProps) =>
  blocks
    .map((block, place) => ({ block, place }))
    .map(({ block, place }) => <DocumentBlock key={place} block={block} speech={speech} />);

const tones: Readonly<Record<NoteTone, Tone>> = {
  information: "information",
  confirm: "information",
  to_write: "warning",
  changed: "warning",
};

interface DocumentBlockProps {
  readonly block: ResolvedBlock;
  readonly speech: DocumentSpeech;
}

const DocumentBlock = ({ block, speech }: DocumentBlockProps) => {
  const { language } = speech;
  switch (block.kind) {
    case "paragraph":
      return (
        <p>
          <Said words={block.words} language={language} />
        </p>
      );
    case "subheading":
      return (
        <h3>
          <Said words={block.words} language={language} />
        </h3>
      );
    case "bullets":
      return (
        <ul className="document-list">
          <Items items={block.items} language={language} />
        </ul>
      );
    case "numbered":
      return (
        <ol className="document-list">
          <Items items={block.items} language={language} />
        </ol>
      );
    case "note":
      return (
        <Notice tone={tones[block.tone]} word={speech.noteLabels[block.tone]}>
          <p>
            <Said words={block.words} language={language} />
          </p>
        </Notice>
      );
    case "table":
      return <DocumentTable table={block} language={language} />;
    case "chart":
      return <Chart chart={block} speech={speech} />;
    case "facts":
      return (
        <dl className="document-facts">
          {block.facts.map(({ label, value }) => (
            <div key={label.text}>
              <dt>
                <Said words={label} language={language} />
              </dt>
              <dd>
                <Said words={value} language={language} />
              </dd>
            </div>
          ))}
        </dl>
      );
    case "signatures":
      return (
        <ul className="document-signatures">
          {block.lines.map(({ party, role }) => (
            <li key={party.text}>
              <strong>
                <Said words={party} language={language} />
              </strong>
              <span className="soft">
                <Said words={role} language={language} />
              </span>
            </li>
          ))}
        </ul>
      );
  }
};

const Items = ({
  items,
  language,
}: {
  readonly items: readonly ResolvedText[];
  readonly language: LanguageCode;
}) =>
  items
    .map((words, place) => ({ words, place }))
    .map(({ words, place }) => (
      <li key={place}>
        <Said words={words} language={language} />
      </li>
    ));

const Chart = ({
  chart,
  speech,
}: {
  readonly chart: ChartFigure<ResolvedText>;
  readonly speech: DocumentSpeech;
}) => {
  const { source, width, height } = speech.draw(chart);
  return (
    <figure className="document-chart">
      <figcaption>
        <Said words={chart.title} language={speech.language} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a telephone it scrolls, with the keyboard too. */}
      <section className="document-chart-scroll" aria-label={chart.title.text} tabIndex={0}>
        {/* biome-ignore lint/performance/noImgElement: a drawing inside the page; nothing to fetch or to resize. */}
        <img src={source} width={width} height={height} alt={chart.alt.text} />
      </section>
      <p>
        <Said words={chart.finding} language={speech.language} />
      </p>
    </figure>
  );
};
