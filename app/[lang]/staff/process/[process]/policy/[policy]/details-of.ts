import type { DetailName } from "#components/document/detail-names.ts";
import type { PolicyProperties } from "#domain/policy/document.ts";

/** As a form shows them: what is not filled in is an empty field. */
export const detailsOf = (properties: PolicyProperties): Readonly<Record<DetailName, string>> => ({
  diaryNumber: properties.diaryNumber ?? "",
  administration: properties.administration ?? "",
  official: properties.official ?? "",
  body: properties.body ?? "",
  director: properties.director ?? "",
  feeRules: properties.feeRules ?? "",
  evaluateBy: properties.evaluateBy ?? "",
});
