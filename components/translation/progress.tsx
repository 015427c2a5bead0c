import type { Translate } from "#domain/language/phrase.ts";
import type { TextCounts } from "#domain/language/text-collection.ts";

interface ProgressProps {
  readonly counts: TextCounts;
  readonly total: number;
  readonly translate: Translate;
}

/** How much of a collection is written and how much of that a speaker has read: a bar, and the same in words. */
export const Progress = ({ counts, total, translate }: ProgressProps) => {
  const read = counts.reviewed + counts.approved;
  const written = read + counts.translated;
  return (
    <div className="text-progress">
      <svg
        className="text-progress-bar"
        viewBox="0 0 100 8"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <rect className="bar-ground" width="100" height="8" />
        <rect className="bar-written" width={share(written, total)} height="8" />
        <rect className="bar-read" width={share(read, total)} height="8" />
      </svg>
      <p>
        {translate("texts:progress.words", {
          written,
          total,
          read,
          drafts: counts.draft,
        })}
      </p>
    </div>
  );
};

/** Nothing is full before it is full, and something that has been begun can be seen. */
const share = (part: number, total: number): number => {
  if (part === 0 || total === 0) return 0;
  return part === total ? 100 : Math.min(99, Math.max(1, (part / total) * 100));
};
