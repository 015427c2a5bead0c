import type { LanguageRow } from "./language-rows.ts";

/** A language by its own name, and by the name that the page's readers know. */
export const LanguageName = ({
  row: { language, endonym, direction, name },
}: {
  readonly row: Pick<LanguageRow, "language" | "endonym" | "direction" | "name">;
}) => (
  <>
    <bdi lang={language} dir={direction}>
      {endonym}
    </bdi>
    {name !== endonym && <span className="soft"> – {name}</span>}
  </>
);

/** How many texts stand where. */
export const LanguageCounts = ({ counts }: Pick<LanguageRow, "counts">) => (
  <ul className="gate-counts">
    {counts.map((count) => (
      <li key={count}>{count}</li>
    ))}
  </ul>
);

/** What those who answer would see, or why they cannot be offered the language; and where that is put right. */
export const LanguageStanding = ({
  row: { marking, reasons, links },
  id,
}: {
  readonly row: Pick<LanguageRow, "marking" | "reasons" | "links">;
  /** For a control that this describes. */
  readonly id?: string;
}) => (
  <>
    <span id={id}>
      {marking}
      {reasons.map((reason) => (
        <span key={reason} className="gate-reason">
          {reason}
        </span>
      ))}
    </span>
    {links.length > 0 && (
      <span className="gate-links">
        {links.map(({ href, text, name }) => (
          <a key={href} href={href} aria-label={name}>
            {text}
          </a>
        ))}
      </span>
    )}
  </>
);
