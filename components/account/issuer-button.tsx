"use client";

import { signIn } from "next-auth/react";

/** Leaves for the organisation's own sign-in page and comes back to `to`. */
export const IssuerButton = ({ name, to }: { readonly name: string; readonly to: string }) => (
  <button
    type="button"
    className="button button-secondary"
    onClick={() => void signIn("oidc", { callbackUrl: to })}
  >
    {name}
  </button>
);
