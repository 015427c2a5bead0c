"use server";

import { redirect } from "next/navigation";
import type { LanguageCode } from "#domain/language/registry.ts";
import { requireAccount } from "#server/auth/require-person.ts";
import { endSession } from "#server/auth/session.ts";
import { staffOperations } from "#server/operations/staff-wiring.ts";

export const signOut = async (language: LanguageCode): Promise<void> => {
  await endSession();
  redirect(`/${language}/staff/sign-in?reason=signed_out`);
};

export const signOutEverywhere = async (language: LanguageCode): Promise<void> => {
  const { actor } = await requireAccount();
  await staffOperations().endOwnSessions(actor);
  await signOut(language);
};
