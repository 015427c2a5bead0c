import type { ReactNode } from "react";

/** Something for those who want it: opened by hand, in the browser's own way. */
export const Details = ({
  summary,
  children,
  isOpen = false,
}: {
  readonly summary: ReactNode;
  readonly children: ReactNode;
  readonly isOpen?: boolean;
}) => (
  <details className="details" open={isOpen}>
    <summary>{summary}</summary>
    <div className="details-content">{children}</div>
  </details>
);
