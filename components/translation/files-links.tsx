import type { Translate } from "#domain/language/phrase.ts";

/** A file's ending, and the folder of the route that makes it. */
export const exchangeFormats = ["xliff", "xlsx", "csv"] as const;

interface FilesLinksProps {
  /** `/sv/staff/texts/interface/yi` */
  readonly desk: string;
  /** "" or "?authority=…" */
  readonly query: string;
  readonly isReadOnly: boolean;
  readonly translate: Translate;
}

/** The whole collection as a file for translators' tools, and the way back in. */
export const FilesLinks = ({ desk, query, isReadOnly, translate }: FilesLinksProps) => (
  <section aria-labelledby="desk-files" className="desk-files">
    <h2 id="desk-files">{translate("texts:files.title")}</h2>
    <p>{translate("texts:files.introduction")}</p>
    <ul className="desk-file-links">
      {exchangeFormats.map((format) => (
        <li key={format}>
          <a href={`${desk}/${format}${query}`} download>
            {translate(`texts:files.${format}`)}
          </a>
        </li>
      ))}
    </ul>
    {!isReadOnly && (
      <p>
        <a href={`${desk}/import${query}`}>{translate("texts:files.import")}</a>
      </p>
    )}
  </section>
);
