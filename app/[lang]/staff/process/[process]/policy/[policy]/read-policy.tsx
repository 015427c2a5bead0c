import { DocumentContents } from "#components/document/document-contents.tsx";
import { DocumentSection } from "#components/document/document-section.tsx";
import { DownloadDocument } from "#components/document/download-document.tsx";
import { hasText } from "#components/document/section-standing.ts";
import { DocumentStanding } from "#components/document/standing-tag.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { formatMoment } from "#domain/language/format-date.ts";
import { languageOf } from "#domain/language/registry.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";
import type { PolicySection } from "#domain/policy/document.ts";
import { resolveDocument } from "#domain/policy/resolve-document.ts";
import { staffTranslator, translator } from "#server/i18n/translator.ts";
import type { PolicyPage } from "#server/operations/write-policy.ts";
import { type PolicyPlace, submitRefresh } from "./actions.ts";
import { chartPicture } from "./chart-picture.ts";

interface ReadPolicyProps {
  readonly policy: PolicyPage;
  readonly place: PolicyPlace;
  readonly address: string;
  readonly mayWrite: boolean;
  readonly view: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** Said at the section where it was done, and at the top where it was done to the whole document. */
const doneToSection: readonly unknown[] = ["saved", "reset"];
const doneToDocument: readonly unknown[] = ["started", "described", "refreshed"];

/** The whole document, section by section. Annexes are opened by the address. */
export const ReadPolicy = async ({ policy, place, address, mayWrite, view }: ReadPolicyProps) => {
  const { document, revision } = policy;
  const [translate, inDocument] = await Promise.all([
    staffTranslator(place.language),
    translator(document.language),
  ]);
  const resolved = resolveDocument(inDocument, document);
  const wordsIn = staffLanguage(place.language);
  const { done, section: doneAt, annex } = view;
  const speech = {
    language: document.language,
    noteLabels: resolved.furniture.noteLabels,
    draw: chartPicture,
  };
  const isOpen = ({ id, part }: PolicySection): boolean =>
    part !== "annex" || annex === "all" || annex === id || doneAt === id;
  const openAddress = (section: string): string => `${address}?annex=${section}#${section}`;
  return (
    <>
      <h1
        className="document-title"
        lang={resolved.title.language}
        dir={languageOf(resolved.title.language).direction}
      >
        {resolved.title.text}
      </h1>
      <p className="document-lines">
        <span>
          {translate("document:page.status", {
            version: document.properties.version,
            revision,
            moment: formatMoment(wordsIn, policy.updatedAt.toISOString()),
          })}
        </span>
        <DocumentStanding document={document} translate={translate} />
      </p>
      {doneToDocument.includes(done) && (
        <Notice tone="success" word={translate("staff:ui.success")} isAnswer>
          <p>{translate(`document:done.${done}`)}</p>
        </Notice>
      )}
      {done === "changed_meanwhile" && (
        <Notice tone="warning" word={translate("staff:ui.warning")} isAnswer>
          <p>{translate("document:changedMeanwhile")}</p>
        </Notice>
      )}
      <div className="document-actions">
        <DownloadDocument address={`${address}/docx`} />
        {mayWrite && (
          <>
            <LinkButton href={`${address}?edit=details`}>
              {translate("document:page.describe")}
            </LinkButton>
            <form action={submitRefresh.bind(null, place, revision)}>
              <SubmitButton kind="secondary" busy={translate("document:page.refreshing")}>
                {translate("document:page.refresh")}
              </SubmitButton>
            </form>
          </>
        )}
      </div>
      {mayWrite && (
        <p className="soft document-refresh">{translate("document:page.refreshHelp")}</p>
      )}
      <DocumentContents
        document={document}
        resolved={resolved}
        addressOf={(id) =>
          document.sections.some((each) => each.id === id && !isOpen(each))
            ? openAddress(id)
            : `#${id}`
        }
        translate={translate}
        wordsIn={wordsIn}
      />
      <p className="document-tools">
        <a href={`${address}?annex=all`}>{translate("document:page.showAllAnnexes")}</a>
      </p>
      {resolved.sections.map((shown, index) => {
        const section = document.sections[index];
        if (section === undefined) return null;
        return (
          <DocumentSection
            key={section.id}
            section={section}
            resolved={shown}
            speech={speech}
            translate={translate}
            wordsIn={wordsIn}
            editAddress={mayWrite && hasText(section) ? `${address}?edit=${section.id}` : null}
            openAddress={isOpen(section) ? null : openAddress(section.id)}
            done={
              doneAt === section.id && doneToSection.includes(done)
                ? translate(`document:done.${done}`)
                : null
            }
          />
        );
      })}
    </>
  );
};
