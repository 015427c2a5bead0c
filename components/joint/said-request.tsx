import type { ReactNode } from "react";
import { formatMoment } from "#domain/language/format-date.ts";
import type { Translate } from "#domain/language/phrase.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";

/** Something that one person has asked for and another must agree to. */
export interface JointView {
  readonly id: string;
  readonly action:
    | "mint_invitations"
    | "seal_wave"
    | "withdraw_publication"
    | "publish_themes"
    | "destroy_answers";
  readonly requestedBy: { readonly name: string };
  readonly requestedAt: Date;
  readonly isOwn: boolean;
  /** The public reason of a withdrawal. */
  readonly reason: string | null;
}

export interface JointWords {
  readonly language: LanguageCode;
  readonly translate: Translate;
}

/** "Karin Ek wants to publish the result (…)", or "You want …". */
export const saidRequest = (request: JointView, { language, translate }: JointWords): ReactNode => {
  const { action, isOwn, requestedBy, requestedAt } = request;
  const what = translate(`joint:action.${action}`);
  const when = formatMoment(staffLanguage(language), requestedAt.toISOString());
  return isOwn
    ? translate("joint:own", { what, when })
    : translate("joint:others", { name: requestedBy.name, what, when });
};
