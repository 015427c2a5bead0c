"use client";

import { useState } from "react";

interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
  readonly copied: string;
  readonly failed: string;
}

/** Puts a text on the clipboard. Where the browser does not let it, the text stands beside it to be copied by hand. */
export const CopyButton = ({ text, label, copied, failed }: CopyButtonProps) => {
  const [outcome, setOutcome] = useState<"none" | "copied" | "failed">("none");
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("copied");
    } catch {
      // No permission, or a page that is not served securely: said beside the button.
      setOutcome("failed");
    }
  };
  return (
    <span className="copy">
      <button type="button" className="button button-secondary" onClick={() => void copy()}>
        {label}
      </button>{" "}
      <span role="status">{outcome === "none" ? "" : outcome === "copied" ? copied : failed}</span>
    </span>
  );
};
