import type { ReactNode } from "react";
import type { SideNavigation } from "#components/staff/side-navigation.tsx";
import { StaffFrame } from "#components/staff/staff-frame.tsx";
import { type LanguageCode, languages } from "#domain/language/registry.ts";
import { roleAt } from "#domain/process/actor.ts";
import { type Action, may } from "#domain/process/permissions.ts";
import type { AuthorityId } from "#domain/shared/ids.ts";
import { requireAccount, requirePerson } from "#server/auth/require-person.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { signOut, signOutEverywhere } from "./actions.ts";

interface StaffPageProps {
  readonly language: LanguageCode;
  /** The authority that the page belongs to; null where it shows several. */
  readonly authority: AuthorityId | null;
  readonly here: "processes" | "people" | "texts" | "answers" | "audit" | "data-protection" | null;
  readonly side?: SideNavigation;
  readonly children: ReactNode;
}

/**
 * The frame around a page for somebody who is signed in. Each page asks for it, and not the layout: a layout does not
 * know which authority a page is about, and is not drawn anew when one goes from page to page.
 */
export const StaffPage = async ({ language, authority, here, side, children }: StaffPageProps) => {
  const [{ person, memberships, actor }, translate] = await Promise.all([
    requirePerson(),
    staffTranslator(language),
  ]);
  const authorities = memberships.map((each) => each.authority);
  const current = authorities.find(({ id }) => id === authority) ?? null;
  const shown = current === null ? authorities : [current];
  const firstWhere = (action: Action) =>
    shown.find(({ id }) => {
      const role = roleAt(actor, id);
      return role !== null && may(role, action);
    });
  const [read, managed, translated, coded, audited, protecting] = [
    firstWhere("read"),
    firstWhere("manage_people"),
    firstWhere("translate"),
    firstWhere("code_texts"),
    firstWhere("read_audit"),
    firstWhere("protect_personal_data"),
  ];
  return (
    <StaffFrame
      language={language}
      translate={translate}
      languages={languagesWithWords()}
      account={{
        name: person.name,
        authorities,
        signOut: signOut.bind(null, language),
        signOutEverywhere: signOutEverywhere.bind(null, language),
      }}
      authority={current}
      navigation={[
        // Who only works with texts has no other page; somebody without any role learns that on the first one.
        ...(read === undefined && (translated ?? coded ?? audited) !== undefined
          ? []
          : [
              {
                href: `/${language}/staff${current === null ? "" : `?authority=${current.slug}`}`,
                name: translate("staff:frame.processes"),
                isHere: here === "processes",
              },
            ]),
        ...(translated === undefined
          ? []
          : [
              {
                href: `/${language}/staff/texts?authority=${translated.slug}`,
                name: translate("staff:frame.texts"),
                isHere: here === "texts",
              },
            ]),
        ...(coded === undefined
          ? []
          : [
              {
                href: `/${language}/staff/texts-of-answers?authority=${coded.slug}`,
                name: translate("free-text:nav"),
                isHere: here === "answers",
              },
            ]),
        ...(managed === undefined
          ? []
          : [
              {
                href: `/${language}/staff/people?authority=${managed.slug}`,
                name: translate("staff:frame.people"),
                isHere: here === "people",
              },
            ]),
        ...(protecting === undefined
          ? []
          : [
              {
                href: `/${language}/staff/data-protection?authority=${protecting.slug}`,
                name: translate("data-protection:nav"),
                isHere: here === "data-protection",
              },
            ]),
        ...(audited === undefined
          ? []
          : [
              {
                href: `/${language}/staff/audit?authority=${audited.slug}`,
                name: translate("staff:frame.audit"),
                isHere: here === "audit",
              },
            ]),
      ]}
      side={side}
    >
      {children}
    </StaffFrame>
  );
};

interface AccountPageProps extends OpenPageProps {
  /** Nothing else may be done before a second step is set up: nothing else is shown. */
  readonly isWaiting: boolean;
}

/** The frame around one's own account. */
export const AccountPage = async ({ language, isWaiting, children }: AccountPageProps) => {
  if (!isWaiting) {
    return (
      <StaffPage language={language} authority={null} here={null}>
        {children}
      </StaffPage>
    );
  }
  const { person } = await requireAccount();
  return (
    <StaffFrame
      language={language}
      translate={await staffTranslator(language)}
      languages={languagesWithWords()}
      account={{
        name: person.name,
        authorities: [],
        signOut: signOut.bind(null, language),
        signOutEverywhere: signOutEverywhere.bind(null, language),
      }}
      authority={null}
      navigation={[]}
    >
      {children}
    </StaffFrame>
  );
};

interface OpenPageProps {
  readonly language: LanguageCode;
  readonly children: ReactNode;
}

/** The frame around a page for which nobody needs to be signed in. */
export const OpenPage = async ({ language, children }: OpenPageProps) => (
  <StaffFrame
    language={language}
    translate={await staffTranslator(language)}
    languages={languagesWithWords()}
    account={null}
    authority={null}
    navigation={[]}
  >
    {children}
  </StaffFrame>
);

/**
 * Offered where the staff's pages have words of their own; the other addresses exist and are served in Swedish. Only
 * what is shown travels to the browser: a row of the registry holds what cannot.
 */
const languagesWithWords = () =>
  languages
    .filter(({ staff }) => staff)
    .map(({ id, endonym, direction }) => ({ id, endonym, direction }));
