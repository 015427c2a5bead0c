import "#components/account/people.css";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { StaffPage } from "#app/[lang]/staff/staff-page.tsx";
import { InviteForm } from "#components/account/invite-form.tsx";
import { PersonForm } from "#components/account/person-form.tsx";
import { Table } from "#components/table/table.tsx";
import { Details } from "#components/ui/details.tsx";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { plainText } from "#domain/language/localized-text.ts";
import { type LanguageCode, languageOf, languages } from "#domain/language/registry.ts";
import { requireMembership, requirePerson } from "#server/auth/require-person.ts";
import { staffTexts, staffTranslator } from "#server/i18n/translator.ts";
import { staffOperations } from "#server/operations/staff-wiring.ts";
import {
  submitInvitation,
  submitPasswordCode,
  submitRole,
  submitSecondStepReset,
} from "./actions.ts";

type Props = PageProps<"/[lang]/staff/people">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("staff:people.title") };
};

const formTexts = ["account:reset", "staff:people", "staff:role", "staff:problem", "staff:ui"];

const PeoplePage = async ({ params, searchParams }: Props) => {
  const language = await pageLanguage(params);
  const { authority: slug, done } = await searchParams;
  const { memberships } = await requirePerson();
  const asked = memberships.find(({ authority }) => authority.slug === slug) ?? memberships[0];
  if (asked === undefined) notFound();
  const { id, name } = asked.authority;
  const { person: self, actor } = await requireMembership(id, "manage_people");
  const listed = await staffOperations().listPeople(actor, id);
  if (!listed.ok) notFound();
  const translate = await staffTranslator(language);
  const authority = plainText(name, language);
  return (
    <StaffPage language={language} authority={id} here="people">
      <h1>{translate("staff:people.title")}</h1>
      <p>{translate("staff:people.introduction", { authority })}</p>
      {(done === "roleSaved" || done === "removed" || done === "secondStepReset") && (
        <Notice tone="success" word={translate("staff:ui.success")} isAnswer>
          <p>{translate(`staff:people.${done}`)}</p>
        </Notice>
      )}
      <I18nProvider {...staffTexts(language, formTexts)}>
        <Table
          caption={translate("staff:people.count", { count: listed.value.length })}
          stacks
          columns={[
            { key: "name", heading: translate("staff:people.name") },
            { key: "role", heading: translate("staff:people.role") },
            { key: "signIn", heading: translate("staff:people.signIn") },
            { key: "change", heading: translate("staff:people.change") },
          ]}
          rows={listed.value.map((person) => ({
            key: person.id,
            cells: {
              name: (
                <>
                  <bdi>{person.name}</bdi>
                  {person.id === self.id && ` (${translate("staff:people.you")})`}
                  <br />
                  <bdi className="soft address">{person.email}</bdi>
                </>
              ),
              role: (
                <>
                  {translate(`staff:role.${person.role}`)}
                  {person.languages.length > 0 && <Endonyms codes={person.languages} />}
                </>
              ),
              signIn: (
                <StatusTag tone={person.hasSignInMethod ? "done" : "warning"}>
                  {translate(signInStanding(person))}
                </StatusTag>
              ),
              change: (
                <Details summary={translate("staff:people.changeFor", { name: person.name })}>
                  <PersonForm
                    id={person.id}
                    name={person.name}
                    role={person.role}
                    granted={person.languages}
                    languages={offered}
                    authority={authority}
                    changeRole={submitRole.bind(null, language, id)}
                    issueCode={submitPasswordCode.bind(null, language, id)}
                    resetSecondStep={
                      person.hasSecondStep && person.id !== self.id
                        ? submitSecondStepReset.bind(null, language, id)
                        : null
                    }
                  />
                </Details>
              ),
            },
          }))}
        />
        <h2>{translate("staff:people.inviteTitle")}</h2>
        <p>{translate("staff:people.inviteIntroduction")}</p>
        <InviteForm action={submitInvitation.bind(null, language, id)} languages={offered} />
      </I18nProvider>
    </StaffPage>
  );
};

interface SignInStanding {
  readonly hasSignInMethod: boolean;
  readonly hasSecondStep: boolean;
}

const signInStanding = ({ hasSignInMethod, hasSecondStep }: SignInStanding): string => {
  if (!hasSignInMethod) return "staff:people.waits";
  return hasSecondStep ? "account:reset.twoSteps" : "staff:people.works";
};

/** Only what is shown travels to the browser: a row of the registry holds what cannot. */
const offered = languages
  .filter(({ fallback }) => fallback !== null)
  .map(({ id, endonym, direction }) => ({ id, endonym, direction }));

const Endonyms = ({ codes }: { readonly codes: readonly LanguageCode[] }) => (
  <ul className="granted soft">
    {codes.map((code) => (
      <li key={code} lang={code} dir={languageOf(code).direction}>
        {languageOf(code).endonym}
      </li>
    ))}
  </ul>
);

export default PeoplePage;
