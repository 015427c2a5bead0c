import type { Metadata } from "next";
import Link from "next/link";
import { forbidden, notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { ProcessPage } from "#app/[lang]/staff/process/process-page.tsx";
import { versionName } from "#components/editor/versions-table.tsx";
import { wordsFor } from "#components/editor/words.ts";
import { Tabs } from "#components/ui/tabs.tsx";
import { asId, type SurveyVersionId } from "#domain/shared/ids.ts";
import { admissions } from "#domain/shared/regimes.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import { PlanPart } from "./plan-part.tsx";

type Props = PageProps<"/[lang]/staff/process/[process]/surveys/[version]/plan">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("surveys:outlook.title") };
};

/** What an opened survey would be able to show, before anybody has answered it. */
const PlanPage = async ({ params, searchParams }: Props) => {
  const language = await pageLanguage(params);
  const asked = await params;
  const query = await searchParams;
  const { actor } = await requirePerson();
  const read = await operations().readSurveyVersion(actor, asId<SurveyVersionId>(asked.version));
  if (!read.ok) return read.problem.code === "forbidden" ? forbidden() : notFound();
  const { process, version } = read.value;
  if (process.id !== asked.process) notFound();
  const translate = await staffTranslator(language);
  const words = wordsFor(language, translate);
  const here = `/${language}/staff/process/${process.id}/surveys/${version.id}`;
  const admission = admissions.find((each) => each === query.admission) ?? "invited";
  return (
    <ProcessPage language={language} process={process} here="surveys">
      <p className="not-printed">
        <Link href={here}>{versionName(words, version)}</Link>
      </p>
      <h1>{translate("surveys:outlook.title")}</h1>
      <p className="lead">{translate("surveys:outlook.introduction")}</p>
      <Tabs
        label={translate("surveys:plan.choose")}
        tabs={admissions.map((each) => ({
          href: `${here}/plan?admission=${each}`,
          name: translate(`surveys:admission.${each}`),
          isHere: each === admission,
        }))}
      />
      <PlanPart read={read.value} admission={admission} here={here} words={words} actor={actor} />
    </ProcessPage>
  );
};

export default PlanPage;
