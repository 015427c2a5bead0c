import type { ReactNode } from "react";

/** A list without anything in it: why it is empty, and what would fill it. */
export const EmptyState = ({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) => (
  <div className="empty-state">
    <h2>{title}</h2>
    {children}
  </div>
);
