import "#components/document/document.css";
import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { ProcessPage } from "#app/[lang]/staff/process/process-page.tsx";
import { DetailsForm } from "#components/document/details-form.tsx";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { roleAt } from "#domain/process/actor.ts";
import { may } from "#domain/process/permissions.ts";
import { asId, type ProcessId } from "#domain/shared/ids.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTexts, staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import { submitDetails } from "./actions.ts";
import { detailsOf } from "./details-of.ts";
import { EditSection } from "./edit-section.tsx";
import { ReadPolicy } from "./read-policy.tsx";

type Props = PageProps<"/[lang]/staff/process/[process]/policy/[policy]">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("document:list.title") };
};

/** `?edit=<section>` and `?edit=details` show one form and nothing else; without it the document is read. */
const PolicyProposalPage = async ({ params, searchParams }: Props) => {
  const language = await pageLanguage(params);
  const { process: asked, policy: policyId } = await params;
  const id = asId<ProcessId>(asked);
  const { actor } = await requirePerson();
  const [standing, read] = await Promise.all([
    operations().readProcess(actor, id),
    operations().readPolicy(actor, policyId),
  ]);
  if (!standing.ok) return standing.problem.code === "forbidden" ? forbidden() : notFound();
  if (!read.ok) return read.problem.code === "forbidden" ? forbidden() : notFound();
  const policy = read.value;
  if (policy.processId !== id) return notFound();
  const { process } = standing.value;
  const role = roleAt(actor, process.authority.id);
  const mayWrite = role !== null && may(role, "write_policy");
  const query = await searchParams;
  const { edit } = query;
  if (edit !== undefined && !mayWrite) return forbidden();
  const translate = await staffTranslator(language);
  const address = `/${language}/staff/process/${id}/policy/${policyId}`;
  const place = { language, processId: id, policyId };
  const section = policy.document.sections.find((each) => each.id === edit);
  if (edit !== undefined && edit !== "details" && section === undefined) return notFound();
  return (
    <ProcessPage language={language} process={process} here="policy">
      <I18nProvider
        {...staffTexts(language, [
          "document:edit",
          "document:page",
          "document:properties",
          "staff:ui",
          "staff:problem",
        ])}
      >
        {edit === "details" && (
          <>
            <h1>{translate("document:properties.title")}</h1>
            <p>{translate("document:properties.help")}</p>
            <DetailsForm
              action={submitDetails.bind(null, place)}
              details={detailsOf(policy.document.properties)}
              revision={policy.revision}
              cancelAddress={address}
            />
          </>
        )}
        {section !== undefined && (
          <EditSection policy={policy} section={section} place={place} address={address} />
        )}
        {edit === undefined && (
          <ReadPolicy
            policy={policy}
            place={place}
            address={address}
            mayWrite={mayWrite}
            view={query}
          />
        )}
      </I18nProvider>
    </ProcessPage>
  );
};

export default PolicyProposalPage;
