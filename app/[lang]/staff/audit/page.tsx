import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { StaffPage } from "#app/[lang]/staff/staff-page.tsx";
import { AuditEntries } from "#components/audit/audit-entries.tsx";
import { AuditFilter } from "#components/audit/audit-filter.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { plainText } from "#domain/language/localized-text.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";
import { roleAt } from "#domain/process/actor.ts";
import { may } from "#domain/process/permissions.ts";
import { requireMembership, requirePerson } from "#server/auth/require-person.ts";
import { staffTexts, staffTranslator } from "#server/i18n/translator.ts";
import { staffOperations } from "#server/operations/staff-wiring.ts";

type Props = PageProps<"/[lang]/staff/audit">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("audit:title") };
};

const AuditPage = async ({ params, searchParams }: Props) => {
  const language = await pageLanguage(params);
  const query = await searchParams;
  const { memberships, actor } = await requirePerson();
  const reads = memberships.filter(({ authority }) => {
    const role = roleAt(actor, authority.id);
    return role !== null && may(role, "read_audit");
  });
  const asked =
    memberships.find(({ authority }) => authority.slug === query.authority) ??
    reads[0] ??
    memberships[0];
  if (asked === undefined) notFound();
  const { id, slug, name } = asked.authority;
  await requireMembership(id, "read_audit");
  const [action, person] = [oneOf(query.action), oneOf(query.person)];
  const before = Number(oneOf(query.before) ?? "");
  const read = await staffOperations().readAuditLog(actor, id, {
    action,
    personId: person,
    before: Number.isSafeInteger(before) && before > 0 ? before : undefined,
  });
  if (!read.ok) notFound();
  const { entries, actions, people, check, before: next } = read.value;
  const translate = await staffTranslator(language);
  const sentences = staffTexts(language, ["audit:action"]).texts.audit?.action ?? {};
  const said = (code: string): string | null =>
    Object.hasOwn(Object(sentences), code) ? translate(`audit:action.${code}`) : null;
  const older = new URLSearchParams({
    ...{ authority: slug, action: action ?? "", person: person ?? "" },
    before: String(next),
  });
  return (
    <StaffPage language={language} authority={id} here="audit">
      <h1>{translate("audit:title")}</h1>
      <p>{translate("audit:introduction", { authority: plainText(name, language) })}</p>
      {check.holds ? (
        <Notice tone="success" word={translate("audit:check.word")}>
          <p>{translate("audit:check.holds", { count: check.end.number })}</p>
          {check.end.hash !== null && (
            <p>
              {translate("audit:check.end")} <code className="address">{check.end.hash}</code>
            </p>
          )}
        </Notice>
      ) : (
        <Notice tone="danger" word={translate("staff:ui.danger")}>
          <p>{translate("audit:check.broken", { number: check.at })}</p>
        </Notice>
      )}
      <p>
        <LinkButton href={`/${language}/staff/audit/file?authority=${slug}`} download>
          {translate("audit:download")}
        </LinkButton>
      </p>
      <AuditFilter
        authority={slug}
        actions={actions.map((value) => ({ value, name: said(value) ?? value }))}
        people={[...people].map(([value, words]) => ({ value, name: words }))}
        action={action ?? ""}
        person={person ?? ""}
        translate={translate}
      />
      {entries.length === 0 ? (
        <p>{translate("audit:empty")}</p>
      ) : (
        <AuditEntries
          entries={entries.map((entry) => ({
            ...entry,
            who: entry.personId === null ? null : (people.get(entry.personId) ?? entry.personId),
            what: said(entry.action),
          }))}
          language={staffLanguage(language)}
          translate={translate}
        />
      )}
      {next !== null && (
        <p>
          <LinkButton href={`/${language}/staff/audit?${older}`}>
            {translate("audit:older")}
          </LinkButton>
        </p>
      )}
    </StaffPage>
  );
};

/** One value of the address; undefined where it says nothing. */
const oneOf = (value: string | string[] | undefined): string | undefined =>
  [value].flat()[0] || undefined;

export default AuditPage;
