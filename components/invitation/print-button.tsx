"use client";

/** Opens the browser's own dialog for printing; without script the browser's menu does the same. */
export const PrintButton = ({ label }: { readonly label: string }) => (
  <button type="button" className="button button-primary" onClick={() => window.print()}>
    {label}
  </button>
);
