"use server";

import { refresh } from "next/cache";
import type { SecondStepState } from "#components/account/own-second-step.tsx";
import type { LanguageCode } from "#domain/language/registry.ts";
import { formText } from "#server/auth/form-text.ts";
import { requireAccount } from "#server/auth/require-person.ts";
import { sayProblem } from "#server/auth/say-problem.ts";
import { continueSession } from "#server/auth/session.ts";
import { staffOperations } from "#server/operations/staff-wiring.ts";

/** The pressed button says which of the steps. */
export const changeSecondStep = async (
  language: LanguageCode,
  _state: SecondStepState,
  form: FormData,
): Promise<SecondStepState> => {
  const { actor } = await requireAccount();
  const { startTotp, takeTotpIntoUse, renewRecoveryCodes, removeTotp } = staffOperations();
  const code = formText(form, "code", 100);
  const refused = async (problem: { readonly code: string }): Promise<SecondStepState> => ({
    values: {},
    errors: await sayProblem(language, problem),
  });
  switch (formText(form, "do", 20)) {
    case "start": {
      const started = await startTotp(actor);
      if (!started.ok) return refused(started.problem);
      refresh();
      return nothingSaid;
    }
    case "confirm": {
      const taken = await takeTotpIntoUse(actor, code);
      if (!taken.ok) return refused(taken.problem);
      await continueSession(taken.value.sessionVersion);
      refresh();
      return { ...nothingSaid, done: "on", codes: taken.value.recoveryCodes };
    }
    case "renew": {
      const renewed = await renewRecoveryCodes(actor, code);
      if (!renewed.ok) return refused(renewed.problem);
      refresh();
      return { ...nothingSaid, done: "renewed", codes: renewed.value };
    }
    case "remove": {
      const removed = await removeTotp(actor, code);
      if (!removed.ok) return refused(removed.problem);
      await continueSession(removed.value);
      refresh();
      return { ...nothingSaid, done: "off" };
    }
    default:
      return nothingSaid;
  }
};

const nothingSaid: SecondStepState = { values: {}, errors: [] };
