import "server-only";
import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { AuthorityKind } from "#domain/shared/authority.ts";
import { type AuthorityId, asId, type PersonId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { deviceMark } from "#server/auth/device-mark.ts";
import { normaliseEmail } from "#server/auth/email.ts";
import { hashCode } from "#server/auth/one-time-codes.ts";
import { checkPassword } from "#server/auth/password-rules.ts";
import { hashPassword } from "#server/auth/passwords.ts";
import { type Administration, saveAuthority } from "#server/db/authorities.ts";
import { inTransaction } from "#server/db/client.ts";
import { isAnyoneThere, saveMembership, savePerson } from "#server/db/people.ts";
import { spendCode } from "#server/db/setup-codes.ts";
import { type FieldProblem, type FieldsInvalid, required, requiredEmail } from "./field-problem.ts";
import { slugOf } from "./slug.ts";
import type { StaffDependencies } from "./staff-dependencies.ts";

export interface FirstRun {
  readonly code: string;
  readonly authority: {
    /** Null when it was not chosen. */
    readonly kind: AuthorityKind | null;
    readonly name: string;
    /** Empty where the Swedish name is used in English too. */
    readonly nameInEnglish: string;
    readonly administrations: readonly string[];
  };
  readonly organiser: { readonly name: string; readonly email: string; readonly password: string };
}

export type FirstRunProblem = { readonly code: "already_started" | "code_wrong" } | FieldsInvalid;

export interface FirstOrganiser {
  readonly id: PersonId;
  /** To be kept on the device, as after signing in. */
  readonly device: string;
}

/** Makes the installation's first authority and its organiser. Works once, and only with the code the server printed. */
export const createFirstOrganiser =
  ({ db, now, newId, secret }: Pick<StaffDependencies, "db" | "now" | "newId" | "secret">) =>
  async (request: FirstRun): Promise<Result<FirstOrganiser, FirstRunProblem>> => {
    if (await isAnyoneThere(db)) return fail({ code: "already_started" });
    const email = normaliseEmail(request.organiser.email);
    const fields = checkFields(request, email);
    const { kind } = request.authority;
    if (kind === null || fields.length > 0) return fail({ code: "fields_invalid", fields });

    const passwordHash = await hashPassword(request.organiser.password);
    const personId = asId<PersonId>(newId());
    const authorityId = asId<AuthorityId>(newId());
    const at = now();
    return inTransaction(db, async (tx) => {
      const isRight = await spendCode(tx, "first-run", hashCode(request.code), longAgo, at);
      if (!isRight) return fail({ code: "code_wrong" });
      await saveAuthority(
        tx,
        {
          id: authorityId,
          kind,
          ...authorityOf(request.authority),
          isDemonstration: false,
        },
        at,
      );
      const name = request.organiser.name.trim();
      await savePerson(tx, { id: personId, email, name, passwordHash }, at);
      await saveMembership(tx, { personId, authorityId, role: "organiser" }, at);
      return succeed({ id: personId, device: deviceMark(secret, email, "") });
    });
  };

/** The code lives until it is used or the server is started again. */
const longAgo = new Date(0);
const mostAdministrations = 60;

const checkFields = (
  { code, authority, organiser }: FirstRun,
  email: string,
): readonly FieldProblem[] => {
  const password = checkPassword(organiser.password, { email, name: organiser.name });
  return [
    ...required("code", code, 40),
    ...(authority.kind === null ? [{ field: "kind", code: "choice_unknown" }] : []),
    ...required("authorityName", authority.name),
    ...(authority.nameInEnglish.length > 200
      ? [{ field: "authorityNameInEnglish", code: "too_long" }]
      : []),
    ...checkAdministrations(authority.administrations),
    ...required("name", organiser.name),
    ...requiredEmail("email", email),
    ...(password === null ? [] : [{ field: "password", code: password }]),
  ];
};

const checkAdministrations = (names: readonly string[]): readonly FieldProblem[] => {
  const field = "administrations";
  if (names.length === 0) return [{ field, code: "missing" }];
  if (names.length > mostAdministrations) return [{ field, code: "above_limit" }];
  if (names.some((name) => name.length > 200)) return [{ field, code: "too_long" }];
  return new Set(names.map(slugOf)).size < names.length ? [{ field, code: "repeated" }] : [];
};

const authorityOf = ({ name, nameInEnglish, administrations }: FirstRun["authority"]) => ({
  slug: slugOf(name),
  name: localName(name.trim(), nameInEnglish.trim()),
  administrations: administrations.map(
    (each): Administration => ({ id: slugOf(each).replaceAll("-", "_"), name: { sv: each } }),
  ),
});

const localName = (sv: string, en: string): LocalizedText => (en === "" ? { sv } : { sv, en });
