import Link from "next/link";
import type { ReactNode } from "react";
import { ProcessPage } from "#app/[lang]/staff/process/process-page.tsx";
import { StaffPage } from "#app/[lang]/staff/staff-page.tsx";
import type { Words } from "#components/editor/words.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { type AuthorityId, asId, type ProcessId } from "#domain/shared/ids.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { operations } from "#server/operations/index.ts";

interface NeedsTextsFrameProps {
  readonly language: LanguageCode;
  /** As the address has it. */
  readonly place: { readonly process: string; readonly wave: string };
  /** Null where there is nothing to read yet. */
  readonly wave: {
    readonly name: string;
    readonly authority: { readonly id: AuthorityId; readonly slug: string };
  } | null;
  readonly words: Words;
  readonly children: ReactNode;
}

/** Whoever sees the process gets here from its wave; a coder sees no process and gets here from the texts of answers. */
export const NeedsTextsFrame = async (props: NeedsTextsFrameProps) => {
  const { language, place, wave, words, children } = props;
  const { translate } = words;
  const { actor } = await requirePerson();
  const standing = await operations().readProcess(actor, asId<ProcessId>(place.process));
  const title = (
    <>
      <h1>{translate("free-text:needs.title")}</h1>
      {wave !== null && <p className="soft">{wave.name}</p>}
    </>
  );
  if (standing.ok) {
    const { process } = standing.value;
    const address = `/${language}/staff/process/${process.id}/surveys/waves/${place.wave}`;
    return (
      <ProcessPage language={language} process={process} here="surveys">
        <p className="not-printed">
          <Link href={address}>{translate("free-text:needs.back")}</Link>
        </p>
        {title}
        {children}
      </ProcessPage>
    );
  }
  const query = wave === null ? "" : `?authority=${wave.authority.slug}`;
  return (
    <StaffPage language={language} authority={wave?.authority.id ?? null} here="answers">
      <p className="not-printed">
        <Link className="text-link" href={`/${language}/staff/texts-of-answers${query}`}>
          {translate("free-text:back")}
        </Link>
      </p>
      {title}
      {children}
    </StaffPage>
  );
};
