import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import type { JointWords } from "#components/joint/said-request.tsx";
import { WaitingList, type WaitingRequest } from "#components/joint/waiting-list.tsx";
import { Table } from "#components/table/table.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Localized } from "#components/ui/localized.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { plainText } from "#domain/language/localized-text.ts";
import { languageRoles } from "#domain/process/actor.ts";
import { may } from "#domain/process/permissions.ts";
import { stateOf } from "#domain/process/states.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import type { JointRequestView } from "#server/operations/joint-requests.ts";
import { staffOperations } from "#server/operations/staff-wiring.ts";
import { pageLanguage } from "./page-language.ts";
import { StaffPage } from "./staff-page.tsx";

type Props = PageProps<"/[lang]/staff">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("staff:start.title") };
};

const StartPage = async ({ params, searchParams }: Props) => {
  const language = await pageLanguage(params);
  const { actor, memberships } = await requirePerson();
  const translate = await staffTranslator(language);
  const { authority: slug } = await searchParams;
  const chosen = memberships.find(({ authority }) => authority.slug === slug);
  const shown = chosen === undefined ? memberships : [chosen];
  // Who only works with texts has nothing on this page.
  if (shown.length > 0 && shown.every(({ role }) => languageRoles.has(role))) {
    redirect(`/${language}/staff/texts${chosen === undefined ? "" : `?authority=${slug}`}`);
  }
  if (shown.length > 0 && shown.every(({ role }) => role === "coder")) {
    redirect(
      `/${language}/staff/texts-of-answers${chosen === undefined ? "" : `?authority=${slug}`}`,
    );
  }
  if (shown.length > 0 && shown.every(({ role }) => role === "auditor")) {
    redirect(`/${language}/staff/audit${chosen === undefined ? "" : `?authority=${slug}`}`);
  }
  const [processes, waiting] = await Promise.all([
    operations().listProcesses(actor),
    staffOperations().listJointRequests(actor),
  ]);
  return (
    <StaffPage
      language={language}
      authority={shown.length === 1 ? (shown[0]?.authority.id ?? null) : null}
      here="processes"
    >
      <h1>{translate("staff:start.title")}</h1>
      <p>{translate("staff:start.introduction")}</p>
      {shown.length === 0 && (
        <EmptyState title={translate("staff:start.nowhere")}>
          <p>{translate("staff:start.nowhereHelp")}</p>
        </EmptyState>
      )}
      <WaitingList
        requests={waiting
          .filter(({ authorityId }) => shown.some(({ authority }) => authority.id === authorityId))
          .map((request) => waitingAt(request, { language, translate }))}
        words={{ language, translate }}
      />
      {shown.map(({ authority, role }) => {
        const name = plainText(authority.name, language);
        const own = processes.filter((process) => process.authority.id === authority.id);
        return (
          <section key={authority.id} aria-labelledby={`authority-${authority.slug}`}>
            <h2 id={`authority-${authority.slug}`}>
              <Localized text={authority.name} language={language} />
            </h2>
            <p className="soft">
              {translate("staff:start.role", { role: translate(`staff:role.${role}`) })}
            </p>
            {own.length === 0 ? (
              <EmptyState title={translate("staff:start.empty")}>
                <p>{translate("staff:start.emptyHelp", { authority: name })}</p>
              </EmptyState>
            ) : (
              <Table
                caption={translate("staff:start.caption", { authority: name })}
                isCaptionSeen={false}
                stacks
                columns={(["process", "state", "next"] as const).map((key) => ({
                  key,
                  heading: translate(`staff:start.${key}`),
                }))}
                rows={own.map((process) => {
                  const state = stateOf(process);
                  return {
                    key: process.id,
                    cells: {
                      process: (
                        <Link href={`/${language}/staff/process/${process.id}`}>
                          <Localized text={process.title} language={language} />
                        </Link>
                      ),
                      state: (
                        <StatusTag tone={state === "closed" ? "done" : "current"}>
                          {translate(`process:state.${state}.name`)}
                        </StatusTag>
                      ),
                      next: translate(`staff:next.${state}`),
                    },
                  };
                })}
              />
            )}
            {may(role, "create_process") && (
              <p>
                <LinkButton
                  href={`/${language}/staff/new-process?authority=${encodeURIComponent(authority.slug)}`}
                >
                  {translate("workspace:newProcess.link")}
                </LinkButton>
              </p>
            )}
          </section>
        );
      })}
    </StaffPage>
  );
};

const waitingAt = (
  request: JointRequestView,
  { language, translate }: JointWords,
): WaitingRequest => {
  const { place } = request;
  if (place === null) return { ...request, object: null, href: null };
  const { processId, waveId, instrument, number, audience } = place;
  const wave = translate("surveys:waves.name", {
    instrument: translate(`common:instrument.${instrument}`),
    number,
  });
  return {
    ...request,
    object: audience === null ? wave : `${wave}, ${translate(`common:audience.${audience}`)}`,
    href: `/${language}/staff/process/${processId}/surveys/waves/${waveId}`,
  };
};

export default StartPage;
