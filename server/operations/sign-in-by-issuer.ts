import "server-only";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { normaliseEmail } from "#server/auth/email.ts";
import {
  type Credentials,
  findCredentialsByEmail,
  findCredentialsBySubject,
  saveSubject,
} from "#server/db/people.ts";
import type { StaffDependencies } from "./staff-dependencies.ts";

export interface IssuerClaims {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
}

export type IssuerProblem = {
  readonly code: "issuer_person_unknown" | "issuer_email_not_verified";
};

/**
 * Who it is that an OpenID Connect issuer vouches for. The first time by verified e-mail, from then on by the issuer's
 * own subject, so that an address that is given to somebody new does not open the old person's account. Nobody is
 * created here: organisers invite people.
 */
export const signInByIssuer =
  ({ db }: Pick<StaffDependencies, "db">) =>
  async ({
    issuer,
    subject,
    email,
    emailVerified,
  }: IssuerClaims): Promise<Result<Credentials, IssuerProblem>> => {
    const oidcSubject = `${issuer}|${subject}`;
    const known = await findCredentialsBySubject(db, oidcSubject);
    if (known !== null) return succeed(known);
    if (email === null || !emailVerified) return fail({ code: "issuer_email_not_verified" });

    const invited = await findCredentialsByEmail(db, normaliseEmail(email));
    if (invited === null || invited.oidcSubject !== null) {
      return fail({ code: "issuer_person_unknown" });
    }
    await saveSubject(db, invited.id, oidcSubject);
    return succeed(invited);
  };
