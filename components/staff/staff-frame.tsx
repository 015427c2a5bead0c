import Link from "next/link";
import type { ReactNode } from "react";
import { Localized } from "#components/ui/localized.tsx";
import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { Translate } from "#domain/language/phrase.ts";
import { type Language, type LanguageCode, languageOf } from "#domain/language/registry.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";
import { LanguageLinks } from "./language-links.tsx";
import { type SideNavigation, SideSteps } from "./side-navigation.tsx";

export interface FrameAuthority {
  readonly id: string;
  readonly slug: string;
  readonly name: LocalizedText;
}

export interface FrameAccount {
  readonly name: string;
  readonly authorities: readonly FrameAuthority[];
  readonly signOut: () => Promise<void>;
  readonly signOutEverywhere: () => Promise<void>;
}

export interface StaffFrameProps {
  readonly language: LanguageCode;
  readonly translate: Translate;
  readonly languages: readonly Pick<Language, "id" | "endonym" | "direction">[];
  /** Null on the pages where one is not signed in yet. */
  readonly account: FrameAccount | null;
  /** The authority that the page belongs to; null where it shows several. */
  readonly authority: FrameAuthority | null;
  readonly navigation: readonly {
    readonly href: string;
    readonly name: string;
    readonly isHere: boolean;
  }[];
  readonly side?: SideNavigation | undefined;
  readonly children: ReactNode;
}

/**
 * What every staff page has around it. The page is laid out for its words: a page asked for in Yiddish, whose words are
 * Swedish, reads from left to right, and the survey's Yiddish texts stand in it marked one by one.
 */
export const StaffFrame = (props: StaffFrameProps) => {
  const { language, translate, languages, account, side, children } = props;
  const wordsIn = staffLanguage(language);
  return (
    <div className="staff" lang={wordsIn} dir={languageOf(wordsIn).direction}>
      <a className="skip-link" href="#content">
        {translate("staff:frame.skip")}
      </a>
      <header className="staff-header">
        <div className="staff-header-line">
          <a className="product" href={`/${language}/staff`}>
            <strong>{translate("staff:frame.product")}</strong>{" "}
            <span className="soft">{translate("staff:frame.area")}</span>
          </a>
          <div className="staff-header-end">
            <LanguageLinks
              label={translate("staff:frame.languages")}
              current={language}
              languages={languages}
            />
            {account !== null && (
              <Account language={language} account={account} translate={translate} />
            )}
          </div>
        </div>
        {account !== null && <MainLine {...props} account={account} />}
      </header>
      <div className={side === undefined ? "staff-body" : "staff-body staff-body-side"}>
        {side !== undefined && <SideSteps side={side} translate={translate} />}
        <main id="content" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
};

const MainLine = ({
  language,
  translate,
  account,
  authority,
  navigation,
}: StaffFrameProps & { readonly account: FrameAccount }) => (
  <div className="staff-header-line staff-header-navigation">
    <nav className="tabs" aria-label={translate("staff:frame.mainNavigation")}>
      <ul>
        {navigation.map(({ href, name, isHere }) => (
          <li key={href}>
            <Link href={href} aria-current={isHere ? "page" : undefined}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
    {account.authorities.length > 1 ? (
      <AuthoritySwitch
        language={language}
        translate={translate}
        authorities={account.authorities}
        authority={authority}
      />
    ) : (
      account.authorities.map(({ id, name }) => (
        <p key={id} className="soft">
          <Localized text={name} language={language} />
        </p>
      ))
    )}
  </div>
);

interface AuthoritySwitchProps {
  readonly language: LanguageCode;
  readonly translate: Translate;
  readonly authorities: readonly FrameAuthority[];
  readonly authority: FrameAuthority | null;
}

/** Links, not a choice that is remembered: the address says whose work is shown, so two tabs can show two. */
const AuthoritySwitch = ({ language, translate, authorities, authority }: AuthoritySwitchProps) => (
  <details className="menu">
    <summary>
      <span className="soft">{translate("staff:frame.authority")}:</span>{" "}
      {authority === null ? (
        translate("staff:frame.allAuthorities")
      ) : (
        <Localized text={authority.name} language={language} />
      )}
    </summary>
    <nav className="menu-content" aria-label={translate("staff:frame.authorities")}>
      <ul>
        {authorities.map(({ id, slug, name }) => (
          <li key={id}>
            <a
              href={`/${language}/staff?authority=${slug}`}
              aria-current={id === authority?.id ? "true" : undefined}
            >
              <Localized text={name} language={language} />
            </a>
          </li>
        ))}
        <li>
          <a href={`/${language}/staff`} aria-current={authority === null ? "true" : undefined}>
            {translate("staff:frame.allAuthorities")}
          </a>
        </li>
      </ul>
    </nav>
  </details>
);

const Account = ({
  language,
  account,
  translate,
}: {
  readonly language: LanguageCode;
  readonly account: FrameAccount;
  readonly translate: Translate;
}) => (
  <details className="menu">
    <summary>{account.name}</summary>
    <div className="menu-content">
      <p className="soft">{translate("staff:frame.signedInAs", { name: account.name })}</p>
      <p>
        <a href={`/${language}/staff/account`}>{translate("staff:frame.account")}</a>
      </p>
      <form action={account.signOut}>
        <button type="submit" className="button button-secondary">
          {translate("staff:frame.signOut")}
        </button>
      </form>
      <form action={account.signOutEverywhere}>
        <button type="submit" className="button button-quiet">
          {translate("staff:frame.signOutEverywhere")}
        </button>
      </form>
    </div>
  </details>
);
