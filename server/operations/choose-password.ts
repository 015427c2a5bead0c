import "server-only";
import type { PersonId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { deviceMark } from "#server/auth/device-mark.ts";
import { normaliseEmail } from "#server/auth/email.ts";
import { hashCode } from "#server/auth/one-time-codes.ts";
import { checkPassword } from "#server/auth/password-rules.ts";
import { hashPassword } from "#server/auth/passwords.ts";
import { inTransaction } from "#server/db/client.ts";
import { findCredentialsByEmail, replacePassword } from "#server/db/people.ts";
import { spendCode } from "#server/db/setup-codes.ts";
import { type FieldsInvalid, required, requiredEmail } from "./field-problem.ts";
import type { StaffDependencies } from "./staff-dependencies.ts";

export interface PasswordChoice {
  readonly email: string;
  readonly code: string;
  readonly password: string;
}

/** Wrong code, used code, old code and unknown e-mail are one answer. */
export type PasswordChoiceProblem = { readonly code: "code_wrong" } | FieldsInvalid;

export interface PasswordChosen {
  readonly id: PersonId;
  /** To be kept on the device, as after signing in: who has the code is no stranger whose tries could hold it back. */
  readonly device: string;
}

/** Somebody who was handed a one-time code chooses a password with it. All their sessions end. */
export const choosePassword =
  ({ db, now, secret }: Pick<StaffDependencies, "db" | "now" | "secret">) =>
  async (choice: PasswordChoice): Promise<Result<PasswordChosen, PasswordChoiceProblem>> => {
    const email = normaliseEmail(choice.email);
    const weakness = checkPassword(choice.password, { email, name: "" });
    const fields = [
      ...requiredEmail("email", email),
      ...required("code", choice.code, 40),
      ...(weakness === null ? [] : [{ field: "password", code: weakness }]),
    ];
    if (fields.length > 0) return fail({ code: "fields_invalid", fields });

    const passwordHash = await hashPassword(choice.password);
    const at = now();
    return inTransaction(db, async (tx) => {
      const person = await findCredentialsByEmail(tx, email);
      if (person === null) return fail({ code: "code_wrong" });
      const weekAgo = new Date(at.getTime() - codeLives);
      const isRight = await spendCode(
        tx,
        `person:${person.id}`,
        hashCode(choice.code),
        weekAgo,
        at,
      );
      if (!isRight) return fail({ code: "code_wrong" });
      await replacePassword(tx, person.id, passwordHash);
      return succeed({ id: person.id, device: deviceMark(secret, email, "") });
    });
  };

const codeLives = 7 * 24 * 60 * 60 * 1000;
