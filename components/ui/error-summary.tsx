"use client";

import { useEffect, useRef } from "react";

interface ErrorSummaryProps {
  readonly heading: string;
  readonly errors: readonly { readonly fieldId: string | null; readonly text: string }[];
}

/**
 * Everything that is wrong with a form, above it, each line leading to its field. It takes the focus when it appears, so
 * that nobody is left wondering why nothing happened.
 */
export const ErrorSummary = ({ heading, errors }: ErrorSummaryProps) => {
  const summary = useRef<HTMLDivElement>(null);
  // A new list is a new answer of the server, also when it says the same as before.
  useEffect(() => {
    if (errors.length > 0) summary.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div ref={summary} className="error-summary" role="alert" tabIndex={-1}>
      <h2>{heading}</h2>
      <ul>
        {errors.map(({ fieldId, text }) => (
          <li key={`${fieldId} ${text}`}>
            {fieldId === null ? text : <a href={`#${fieldId}`}>{text}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
};
