import "#components/process/process.css";
import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { ProcessPage } from "#app/[lang]/staff/process/process-page.tsx";
import { MeetingForm } from "#components/meeting/meeting-form.tsx";
import { MeetingRecord } from "#components/meeting/meeting-record.tsx";
import { RegisterFactsList } from "#components/meeting/register-facts-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { registerFacts } from "#domain/meeting/register-facts.ts";
import { roleAt } from "#domain/process/actor.ts";
import { may } from "#domain/process/permissions.ts";
import { asId, type ProcessId } from "#domain/shared/ids.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTexts, staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import { submitMeeting } from "./actions.ts";

type Props = PageProps<"/[lang]/staff/process/[process]/meetings">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("workspace:meetings.title") };
};

const MeetingsPage = async ({ params, searchParams }: Props) => {
  const language = await pageLanguage(params);
  const id = asId<ProcessId>((await params).process);
  const { actor } = await requirePerson();
  const [standing, listed] = await Promise.all([
    operations().readProcess(actor, id),
    operations().listMeetings(actor, id),
  ]);
  if (!standing.ok) return standing.problem.code === "forbidden" ? forbidden() : notFound();
  if (!listed.ok) return listed.problem.code === "forbidden" ? forbidden() : notFound();
  const { process } = standing.value;
  const meetings = listed.value;
  const { done } = await searchParams;
  const translate = await staffTranslator(language);
  const words = { translate, language };
  const role = roleAt(actor, process.authority.id);
  const records = role !== null && may(role, "record_meeting");
  return (
    <ProcessPage language={language} process={process} here="meetings">
      <h1>{translate("workspace:meetings.title")}</h1>
      <p>{translate("workspace:meetings.introduction")}</p>
      {done === "recorded" && (
        <Notice tone="success" word={translate("staff:ui.success")} isAnswer>
          <p>{translate("workspace:meetings.record.saved")}</p>
        </Notice>
      )}
      {records ? (
        <p>
          <a href="#record">{translate("workspace:meetings.record.title")}</a>
        </p>
      ) : (
        <p className="soft">{translate("workspace:meetings.record.readOnly")}</p>
      )}
      {meetings.length === 0 ? (
        <EmptyState title={translate("workspace:meetings.empty")}>
          <p>{translate("workspace:meetings.emptyHelp")}</p>
        </EmptyState>
      ) : (
        <>
          <section aria-labelledby="facts">
            <h2 id="facts">{translate("workspace:meetings.factsTitle")}</h2>
            <p>{translate("workspace:meetings.factsHelp")}</p>
            <RegisterFactsList
              facts={registerFacts(meetings)}
              meetings={meetings.length}
              words={words}
            />
          </section>
          <section aria-labelledby="list">
            <h2 id="list">{translate("workspace:meetings.listTitle")}</h2>
            <ol className="records" reversed>
              {meetings.toReversed().map((meeting) => (
                <MeetingRecord key={meeting.id} meeting={meeting} words={words} />
              ))}
            </ol>
          </section>
        </>
      )}
      {records && (
        <section className="recording" aria-labelledby="record">
          <h2 id="record">{translate("workspace:meetings.record.title")}</h2>
          <p>{translate("workspace:meetings.record.help")}</p>
          <I18nProvider
            {...staffTexts(language, ["workspace:meetings", "staff:problem", "staff:ui"])}
          >
            <MeetingForm action={submitMeeting.bind(null, language, id)} />
          </I18nProvider>
        </section>
      )}
    </ProcessPage>
  );
};

export default MeetingsPage;
