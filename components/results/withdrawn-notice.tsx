import { Notice } from "#components/ui/notice.tsx";
import type { PublishedWave } from "#domain/disclosure/published-bundle.ts";
import type { Translate } from "#domain/language/phrase.ts";

interface WithdrawnNoticeProps {
  readonly wave: PublishedWave;
  readonly speech: { readonly translate: Translate };
}

/** Which groups' results have been taken back, and why: in the words that everybody may read. */
export const WithdrawnNotice = ({ wave, speech: { translate } }: WithdrawnNoticeProps) => {
  const withdrawn = wave.rounds.flatMap(({ id, audience, release }) =>
    release?.release.outcome === "withdrawn"
      ? [{ id, audience, reason: release.release.reason }]
      : [],
  );
  if (withdrawn.length === 0) return null;
  return (
    <Notice tone="warning" word={translate("results:withdrawn.word")}>
      <p>{translate("results:withdrawn.what")}</p>
      <ul className="plain-list">
        {withdrawn.map(({ id, audience, reason }) => (
          <li key={id}>
            {translate(`common:audience.${audience}`)}: <bdi>{reason}</bdi>
          </li>
        ))}
      </ul>
    </Notice>
  );
};
