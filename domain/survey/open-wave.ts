import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { AuthorityKind } from "#domain/shared/authority.ts";
import type { AuthorityId, WaveId } from "#domain/shared/ids.ts";
import type { Audience } from "#domain/shared/minorities.ts";
import type { Admission } from "#domain/shared/regimes.ts";
import type { HeardClip } from "./heard-texts.ts";
import type { OfferedLanguage } from "./offered-language.ts";
import type { Questionnaire } from "./questionnaire.ts";

export interface InvitedWave {
  /** The key of each group's round, SPKI in base64, with the SHA-256 of it: the same as on every letter. */
  readonly keys: readonly {
    readonly audience: Audience;
    readonly publicKey: string;
    readonly fingerprint: string;
  }[];
  /** Without JavaScript the server may exchange the code: written in every plan. */
  readonly serverExchange: boolean;
}

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
  readonly authority: {
    readonly id: AuthorityId;
    readonly kind: AuthorityKind;
    readonly name: LocalizedText;
    readonly isDemonstration: boolean;
  };
  /** In the order of the registry. Other languages are answered in Swedish, openly. */
  readonly languages: readonly OfferedLanguage[];
  /** The organiser's written yes to drafts; null when there were none. */
  readonly draftsAccepted: string | null;
  /** Languages that a browser's own voice may read aloud. */
  readonly machineVoices: readonly LanguageCode[];
  readonly processTitle: LocalizedText;
  /** What an invited survey's pages tell and need; null where whoever has the address may answer. */
  readonly invited: InvitedWave | null;
  /** Human voices that read its texts aloud. */
  readonly clips: readonly HeardClip[];
}
