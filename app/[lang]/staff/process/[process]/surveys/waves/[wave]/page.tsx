import type { Metadata } from "next";
import Link from "next/link";
import { forbidden, notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { ProcessPage } from "#app/[lang]/staff/process/process-page.tsx";
import { Done } from "#components/editor/done.tsx";
import { countStatements, PhaseTag, waveName } from "#components/editor/wave-view.tsx";
import { wordsFor } from "#components/editor/words.ts";
import { Tabs } from "#components/ui/tabs.tsx";
import { asId, type WaveId } from "#domain/shared/ids.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import { WavePart } from "./wave-part.tsx";

type Props = PageProps<"/[lang]/staff/process/[process]/surveys/waves/[wave]">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("surveys:waves.title") };
};

const views = ["state", "statements", "sendOut", "rules"] as const;

const WavePage = async ({ params, searchParams }: Props) => {
  const language = await pageLanguage(params);
  const asked = await params;
  const query = await searchParams;
  const { actor } = await requirePerson();
  const followed = await operations().followWave(actor, asId<WaveId>(asked.wave));
  if (!followed.ok) return followed.problem.code === "forbidden" ? forbidden() : notFound();
  const { process, wave } = followed.value;
  if (process.id !== asked.process) notFound();
  const translate = await staffTranslator(language);
  const words = wordsFor(language, translate);
  const surveys = `/${language}/staff/process/${process.id}/surveys`;
  const here = `${surveys}/waves/${wave.id}`;
  const view = views.find((each) => each === query.view) ?? "state";
  const waiting = countStatements(followed.value, "waiting");
  return (
    <ProcessPage language={language} process={process} here="surveys">
      <p className="not-printed">
        <Link href={surveys}>{translate("surveys:back")}</Link>
      </p>
      <h1>{waveName(words, wave)}</h1>
      <p className="wave-line">
        <PhaseTag view={followed.value} words={words} />
      </p>
      <Done done={query.done} failed={query.failed} words={words} />
      <Tabs
        label={translate("surveys:views.label")}
        tabs={views.map((each) => ({
          href: `${here}?view=${each}`,
          name:
            each === "statements" && waiting > 0 && !followed.value.isSealed
              ? translate("surveys:views.statementsWaiting", { count: waiting })
              : translate(`surveys:views.${each}`),
          isHere: each === view,
        }))}
      />
      <WavePart view={view} page={followed.value} query={query} here={here} words={words} />
    </ProcessPage>
  );
};

export default WavePage;
