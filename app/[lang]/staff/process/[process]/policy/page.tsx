import "#components/document/document.css";
import type { Metadata } from "next";
import Link from "next/link";
import { forbidden, notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { ProcessPage } from "#app/[lang]/staff/process/process-page.tsx";
import { Said } from "#components/document/said.tsx";
import { DocumentStanding } from "#components/document/standing-tag.tsx";
import { StartDraft } from "#components/document/start-draft.tsx";
import { Table } from "#components/table/table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { formatMoment } from "#domain/language/format-date.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";
import { say } from "#domain/policy/say.ts";
import { roleAt } from "#domain/process/actor.ts";
import { may } from "#domain/process/permissions.ts";
import { asId, type ProcessId } from "#domain/shared/ids.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTexts, staffTranslator, translator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import type { PolicyPage } from "#server/operations/write-policy.ts";
import { submitStart } from "./actions.ts";

type Props = PageProps<"/[lang]/staff/process/[process]/policy">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("document:list.title") };
};

const PoliciesPage = async ({ params }: Props) => {
  const language = await pageLanguage(params);
  const id = asId<ProcessId>((await params).process);
  const { actor } = await requirePerson();
  const [standing, listed] = await Promise.all([
    operations().readProcess(actor, id),
    operations().listPolicyProposals(actor, id),
  ]);
  if (!standing.ok) return standing.problem.code === "forbidden" ? forbidden() : notFound();
  if (!listed.ok) return listed.problem.code === "forbidden" ? forbidden() : notFound();
  const { process } = standing.value;
  const translate = await staffTranslator(language);
  const role = roleAt(actor, process.authority.id);
  const drafts = listed.value;
  const start = role !== null && may(role, "write_policy") && (
    <StartDraft action={submitStart.bind(null, language, id)} isFirst={drafts.length === 0} />
  );
  return (
    <ProcessPage language={language} process={process} here="policy">
      <h1>{translate("document:list.title")}</h1>
      <p>{translate("document:list.introduction")}</p>
      <I18nProvider {...staffTexts(language, ["document:list"])}>
        {drafts.length === 0 ? (
          <EmptyState title={translate("document:list.emptyTitle")}>
            <p>{translate("document:list.empty")}</p>
            {start}
          </EmptyState>
        ) : (
          <>
            <Drafts drafts={drafts} language={language} />
            <h2>{translate("document:list.startTitle")}</h2>
            <p>{translate("document:list.startHelp")}</p>
            {start}
          </>
        )}
      </I18nProvider>
    </ProcessPage>
  );
};

interface DraftsProps {
  readonly drafts: readonly PolicyPage[];
  readonly language: LanguageCode;
}

const Drafts = async ({ drafts, language }: DraftsProps) => {
  const translate = await staffTranslator(language);
  const rows = drafts.map(async ({ id, processId, document, revision, updatedAt }) => {
    const title = say(await translator(document.language), document.title, document.language);
    const { endonym } = languageOf(document.language);
    return {
      key: id,
      cells: {
        title: (
          <Link href={`/${language}/staff/process/${processId}/policy/${id}`} prefetch={false}>
            <Said words={title} language={staffLanguage(language)} />
          </Link>
        ),
        language: <span lang={document.language}>{endonym}</span>,
        saved: formatMoment(staffLanguage(language), updatedAt.toISOString()),
        revision,
        state: <DocumentStanding document={document} translate={translate} />,
      },
    };
  });
  return (
    <Table
      caption={translate("document:list.caption")}
      isCaptionSeen={false}
      columns={(["title", "language", "saved", "revision", "state"] as const).map((key) => ({
        key,
        heading: translate(`document:list.column.${key}`),
      }))}
      rows={await Promise.all(rows)}
      stacks
    />
  );
};

export default PoliciesPage;
