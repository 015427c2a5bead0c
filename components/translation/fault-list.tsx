"use client";

import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import type { TextFault } from "#domain/language/check-text.ts";

/** What the checks say of a text as it stands in the field; read out when it changes. */
export const FaultList = ({
  id,
  faults,
}: {
  readonly id: string;
  readonly faults: readonly TextFault[];
}) => {
  const translate = useTranslate();
  return (
    <div id={id} className="faults" aria-live="polite">
      {faults.length > 0 && (
        <ul>
          {faults.map(({ code, severity, values }) => (
            <li key={`${code} ${JSON.stringify(values)}`}>
              <StatusTag tone={severity === "stop" ? "danger" : "warning"}>
                {translate(`texts:severity.${severity}`)}
              </StatusTag>{" "}
              {translate(`texts:fault.${code}`, values)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
