import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { copyVersion } from "#app/[lang]/staff/process/[process]/surveys/actions.ts";
import { ProcessPage } from "#app/[lang]/staff/process/process-page.tsx";
import { Done } from "#components/editor/done.tsx";
import { VersionHead } from "#components/editor/version-head.tsx";
import { wordsFor } from "#components/editor/words.ts";
import { Tabs } from "#components/ui/tabs.tsx";
import { may } from "#domain/process/permissions.ts";
import { asId, type SurveyVersionId } from "#domain/shared/ids.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import { VersionView } from "./version-view.tsx";

type Props = PageProps<"/[lang]/staff/process/[process]/surveys/[version]">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("surveys:versions.title") };
};

const views = ["questions", "preview", "languages", "rules", "definition"] as const;

const VersionPage = async ({ params, searchParams }: Props) => {
  const language = await pageLanguage(params);
  const asked = await params;
  const query = await searchParams;
  const { actor } = await requirePerson();
  const id = asId<SurveyVersionId>(asked.version);
  const read = await operations().readSurveyVersion(actor, id);
  if (!read.ok) return read.problem.code === "forbidden" ? forbidden() : notFound();
  const { process, role, version } = read.value;
  if (process.id !== asked.process) notFound();
  const translate = await staffTranslator(language);
  const words = wordsFor(language, translate);
  const surveys = `/${language}/staff/process/${process.id}/surveys`;
  const here = `${surveys}/${version.id}`;
  const usual = version.locked === null ? "definition" : "questions";
  const view = views.find((each) => each === query.view) ?? usual;
  const mayEdit = may(role, "edit_survey");
  return (
    <ProcessPage language={language} process={process} here="surveys">
      <VersionHead
        version={version}
        isValid={read.value.compiled.ok}
        surveys={surveys}
        words={words}
        copy={mayEdit ? copyVersion.bind(null, language, process.id) : null}
      />
      <Done done={query.done} words={words} />
      <Tabs
        label={translate("surveys:views.label")}
        tabs={views.map((each) => ({
          href: `${here}?view=${each}`,
          name: translate(`surveys:version.view.${each}`),
          isHere: each === view,
        }))}
      />
      <VersionView
        view={view}
        read={read.value}
        query={query}
        here={here}
        words={words}
        actor={actor}
      />
    </ProcessPage>
  );
};

export default VersionPage;
