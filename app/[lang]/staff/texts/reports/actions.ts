"use server";

import { refresh } from "next/cache";
import type { AuthorityId } from "#domain/shared/ids.ts";
import { formText } from "#server/auth/form-text.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { operations } from "#server/operations/index.ts";

/** Says that a report has been seen to, or that it has not. Gone or not theirs: the page shows how it stands. */
export const changeReport = async (authorityId: AuthorityId, form: FormData): Promise<void> => {
  const { actor } = await requirePerson();
  const { closeWordingReport, reopenWordingReport } = operations();
  const change = formText(form, "status", 10) === "open" ? reopenWordingReport : closeWordingReport;
  await change(actor, authorityId, formText(form, "report", 100));
  refresh();
};
