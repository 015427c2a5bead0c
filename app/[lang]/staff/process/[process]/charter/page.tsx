import "#components/process/process.css";
import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { ProcessPage } from "#app/[lang]/staff/process/process-page.tsx";
import { type CharterSection, fieldsOf } from "#components/process/charter-fields.ts";
import { CharterForm } from "#components/process/charter-form.tsx";
import { Attempts, CharterView, OverriddenGuards } from "#components/process/charter-view.tsx";
import { OutreachForm } from "#components/process/outreach-form.tsx";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { roleAt } from "#domain/process/actor.ts";
import type { ProcessCharter } from "#domain/process/charter.ts";
import { may } from "#domain/process/permissions.ts";
import { asId, type ProcessId } from "#domain/shared/ids.ts";
import { minorities } from "#domain/shared/minorities.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTexts, staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import { submitCharterSection, submitOutreach } from "./actions.ts";

type Props = PageProps<"/[lang]/staff/process/[process]/charter">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("workspace:charter.title") };
};

const CharterPage = async ({ params, searchParams }: Props) => {
  const language = await pageLanguage(params);
  const id = asId<ProcessId>((await params).process);
  const { actor } = await requirePerson();
  const standing = await operations().readProcess(actor, id);
  if (!standing.ok) return standing.problem.code === "forbidden" ? forbidden() : notFound();
  const { process } = standing.value;
  const { charter } = process;
  const { done, minority: opened } = await searchParams;
  const translate = await staffTranslator(language);
  const words = { translate, language };
  const role = roleAt(actor, process.authority.id);
  const writes = role !== null && may(role, "edit_charter");
  const saved = (
    <Notice tone="success" word={translate("staff:ui.success")} isAnswer>
      <p>{translate("workspace:charter.saved")}</p>
    </Notice>
  );
  const section = (name: CharterSection) => (
    <section aria-labelledby={name}>
      <h2 id={name}>{translate(`workspace:charter.${name}Title`)}</h2>
      {done === name && saved}
      {writes ? (
        <CharterForm
          section={name}
          saved={savedValues(name, charter)}
          action={submitCharterSection.bind(null, language, id, name)}
        />
      ) : (
        <CharterView section={name} charter={charter} words={words} />
      )}
    </section>
  );
  return (
    <ProcessPage language={language} process={process} here="charter">
      <I18nProvider {...staffTexts(language, ["workspace:charter", "staff:problem", "staff:ui"])}>
        <h1>{translate("workspace:charter.title")}</h1>
        <p>{translate("workspace:charter.introduction")}</p>
        {!writes && <p className="soft">{translate("workspace:charter.readOnly")}</p>}
        {section("mandate")}
        {section("decisions")}
        <section aria-labelledby="outreach">
          <h2 id="outreach">{translate("workspace:charter.outreachTitle")}</h2>
          <p>{translate("workspace:charter.outreachIntroduction")}</p>
          {done === "outreach" && saved}
          {minorities.map((minority) => {
            const attempts = charter.outreach[minority];
            const name = translate(`common:minorityTitle.${minority}`);
            if (!writes) {
              return (
                <div key={minority}>
                  <h3>{name}</h3>
                  <Attempts attempts={attempts} words={words} />
                </div>
              );
            }
            const counted =
              attempts.length === 0
                ? translate("workspace:charter.attemptsNone")
                : translate("workspace:charter.attempts", {
                    count: attempts.length,
                    oral: attempts.filter(({ oral }) => oral).length,
                  });
            return (
              <OutreachForm
                key={minority}
                minority={minority}
                summary={translate("workspace:charter.summary", {
                  minority: name,
                  attempts: counted,
                })}
                attempts={attempts}
                action={submitOutreach.bind(null, language, id, minority)}
                isOpen={opened === minority}
              />
            );
          })}
        </section>
        {charter.overriddenGuards.length > 0 && (
          <section aria-labelledby="overridden">
            <h2 id="overridden">{translate("workspace:charter.overriddenTitle")}</h2>
            <OverriddenGuards charter={charter} words={words} />
          </section>
        )}
      </I18nProvider>
    </ProcessPage>
  );
};

const savedValues = (
  section: CharterSection,
  charter: ProcessCharter,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    fieldsOf(section).map(({ name }) => {
      const value = charter[name];
      return [name, typeof value === "boolean" ? (value ? "yes" : "") : (value ?? "")];
    }),
  );

export default CharterPage;
