import Link from "next/link";
import { Button, LinkButton } from "#components/ui/button.tsx";
import { Hash } from "./hash.tsx";
import { VersionTag, type VersionView, versionName } from "./versions-table.tsx";
import type { Words } from "./words.ts";

interface VersionHeadProps {
  readonly version: VersionView & {
    readonly locked: { readonly questionnaireHash: string } | null;
  };
  readonly isValid: boolean;
  readonly surveys: string;
  readonly words: Words;
  readonly copy: ((form: FormData) => Promise<void>) | null;
}

/** What a version is, and what can be done with it. */
export const VersionHead = ({ version, isValid, surveys, words, copy }: VersionHeadProps) => {
  const { translate } = words;
  const isCompanion = version.instrument === "needs_form";
  return (
    <>
      <p className="not-printed">
        <Link href={surveys}>{translate("surveys:back")}</Link>
      </p>
      <h1>{versionName(words, version)}</h1>
      <p className="wave-line">
        <VersionTag version={version} words={words} />{" "}
        {translate(version.locked === null ? "surveys:version.draft" : "surveys:version.locked")}
      </p>
      {version.locked !== null && (
        <p className="soft">
          {translate("surveys:version.hash")}: <Hash value={version.locked.questionnaireHash} />
        </p>
      )}
      {!isCompanion && isValid && (
        <p className="not-printed">
          <Link href={`${surveys}/${version.id}/plan`}>{translate("surveys:outlook.link")}</Link>
        </p>
      )}
      {isCompanion && <p>{translate("surveys:version.companion")}</p>}
      {copy !== null && (
        <form action={copy} className="button-row not-printed">
          {!isCompanion && isValid && (
            <LinkButton href={`${surveys}/${version.id}/open`}>
              {translate("surveys:versions.open")}
            </LinkButton>
          )}
          <Button kind="quiet" name="version" value={version.id}>
            {translate("surveys:versions.copy")}
          </Button>
        </form>
      )}
    </>
  );
};
