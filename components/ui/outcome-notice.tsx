import type { Translate } from "#domain/language/phrase.ts";
import { Notice } from "./notice.tsx";

/** What has just been done, or could not be. Each sentence is null where there is nothing to say. */
export const OutcomeNotice = ({
  done,
  failed,
  translate,
}: {
  readonly done: string | null;
  readonly failed: string | null;
  readonly translate: Translate;
}) => (
  <>
    {done !== null && (
      <Notice tone="success" word={translate("staff:ui.success")} isAnswer>
        <p>{done}</p>
      </Notice>
    )}
    {failed !== null && (
      <Notice tone="danger" word={translate("staff:ui.danger")} isAnswer>
        <p>{failed}</p>
      </Notice>
    )}
  </>
);
