export interface SignInReason {
  readonly tone: "information" | "success" | "warning" | "danger";
  readonly key: string;
}

const reasons: Readonly<Record<string, SignInReason>> = {
  ended: { tone: "information", key: "staff:signIn.ended" },
  step_ended: { tone: "information", key: "staff:signIn.stepEnded" },
  signed_out: { tone: "success", key: "staff:signIn.signedOut" },
  password_chosen: { tone: "success", key: "staff:signIn.passwordChosen" },
  issuer_person_unknown: { tone: "warning", key: "staff:problem.issuer_person_unknown" },
  issuer_email_not_verified: { tone: "warning", key: "staff:problem.issuer_email_not_verified" },
};

/**
 * Why somebody has come to the sign-in page, from its address. `reason` is ours, `error` is next-auth's; what neither
 * list knows is not shown, so that nobody can put words on the page.
 */
export const signInReason = (
  reason: string | undefined,
  error: string | undefined,
): SignInReason | null => {
  if (reason !== undefined && Object.hasOwn(reasons, reason)) return reasons[reason] ?? null;
  if (error === undefined) return null;
  if (error === "CredentialsSignin" || error === "sign_in_wrong" || error === "too_many_tries") {
    return { tone: "danger", key: "staff:problem.sign_in_wrong" };
  }
  return { tone: "danger", key: "staff:problem.issuer_failed" };
};
