import type { NotShownReason } from "#domain/disclosure/release.ts";
import type { Translate } from "#domain/language/phrase.ts";

/** A hatched place with the same words everywhere: never a gap that looks like zero. */
export const NotShown = ({
  reason,
  translate,
}: {
  readonly reason: NotShownReason;
  readonly translate: Translate;
}) => <span className="not-shown">{translate(`results:notShown.${reason}`)}</span>;
