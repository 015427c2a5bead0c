import { Table } from "#components/table/table.tsx";
import type { DestructionCertificate } from "#domain/data-protection/certificate.ts";
import type { Translate } from "#domain/language/phrase.ts";

interface CertificateViewProps {
  readonly certificate: DestructionCertificate;
  readonly hash: string;
  readonly auditNumber: number;
  /** When it was done, as the reader's language writes it. */
  readonly at: string;
  /** Of the file. */
  readonly address: string;
  readonly translate: Translate;
}

/** What was destroyed, what remains and what nobody can vouch for. */
export const CertificateView = ({
  certificate,
  hash,
  auditNumber,
  at,
  address,
  translate,
}: CertificateViewProps) => (
  <section aria-labelledby="certificate">
    <h2 id="certificate">{translate("data-protection:certificate.title")}</h2>
    <p>
      {translate(`data-protection:certificate.by.${certificate.by}`)}{" "}
      {translate("data-protection:certificate.at", { date: at })}{" "}
      {translate("data-protection:wave.decision.recorded", { ...certificate.decision })}
    </p>
    <Table
      caption={translate("data-protection:certificate.caption")}
      columns={(["table", "rows"] as const).map((key) => ({
        key,
        heading: translate(`data-protection:certificate.${key}`),
      }))}
      rows={certificate.destroyed.map(({ table, rows }) => ({
        key: table,
        cells: {
          table: translate(`data-protection:table.${table}`),
          rows: rows ?? translate("data-protection:certificate.untold"),
        },
      }))}
    />
    <h3>{translate("data-protection:certificate.kept")}</h3>
    <ul>
      {certificate.kept.map((part) => (
        <li key={part}>{translate(`data-protection:kept.${part}`)}</li>
      ))}
    </ul>
    <h3>{translate("data-protection:certificate.notCovered")}</h3>
    <ul>
      {certificate.notCovered.map((part) => (
        <li key={part}>{translate(`data-protection:notCovered.${part}`)}</li>
      ))}
    </ul>
    <p>
      {translate("data-protection:certificate.hash")}: <code className="hash">{hash}</code>
    </p>
    <p>{translate("data-protection:certificate.audit", { number: auditNumber })}</p>
    <p>
      <a href={address} download>
        {translate("data-protection:certificate.download")}
      </a>
    </p>
  </section>
);
