import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { AuthorityKind } from "#domain/shared/authority.ts";
import type { WaveId } from "#domain/shared/ids.ts";
import type { Audience } from "#domain/shared/minorities.ts";
import type { Admission } from "#domain/shared/regimes.ts";
import type { Questionnaire } from "./questionnaire.ts";

/** What the respondent's pages know of a wave. It never changes: pages made from it can be kept. */
export interface OpenWave {
  readonly id: WaveId;
  readonly slug: string;
  readonly instrument: string;
  readonly admission: Admission;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly questionnaire: Questionnaire;
  readonly questionnaireHash: string;
  /** Shown on the first page, so that nobody can change what is published after the answers are in. */
  readonly planHashes: readonly { readonly audience: Audience; readonly planHash: string }[];
  readonly needsForm: Questionnaire | null;
  readonly authority: { readonly kind: AuthorityKind; readonly name: LocalizedText };
  readonly processTitle: LocalizedText;
}
