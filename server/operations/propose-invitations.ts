import "server-only";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { Actor } from "#domain/process/actor.ts";
import { tidyLine } from "#domain/response/tidy-text.ts";
import { canonicalJson } from "#domain/shared/canonical-json.ts";
import type { RoundId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { inTransaction } from "#server/db/client.ts";
import { saveBatch } from "#server/db/invitations.ts";
import { agreeJointly } from "#server/db/joint-decisions.ts";
import type { AccessProblem } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { accessRound, lockProposal, type ProposedInvitations } from "./invitation-access.ts";

export type InvitationProposal = ProposedInvitations & {
  readonly roundId: RoundId;
  /** A name staff know the batch by; never shown outside. */
  readonly label: string;
};

export type ProposeProblem =
  | AccessProblem
  | { readonly code: "not_invited" | "wave_closed" | "label_invalid" | "size_invalid" };

const longestLabel = 120;
const largestBatch = 20_000;

/**
 * The first organiser asks for invitations to one round. Nothing exists until a second one has agreed; until then the
 * recipients lie encrypted beside the proposal.
 */
export const proposeInvitations =
  ({ db, vault, now, newId }: Pick<Dependencies, "db" | "vault" | "now" | "newId">) =>
  async (
    actor: Actor,
    proposal: InvitationProposal,
  ): Promise<Result<{ readonly batchId: string }, ProposeProblem>> => {
    const access = await accessRound({ db }, actor, proposal.roundId);
    if (!access.ok) return access;
    const { wave, round } = access.value;
    if (round.issuing === null) return fail({ code: "not_invited" });
    if (wave.closesAt <= now()) return fail({ code: "wave_closed" });
    const label = tidyLine(proposal.label);
    if (label === "" || label.length > longestLabel) return fail({ code: "label_invalid" });
    const asked = askedFor(proposal);
    const size = asked.channel === "card" ? asked.size : asked.recipients.length;
    if (!Number.isInteger(size) || size < 1 || size > largestBatch) {
      return fail({ code: "size_invalid" });
    }
    const batchId = newId();
    const { channel } = asked;
    await inTransaction(db, async (tx) => {
      await saveBatch(tx, {
        id: batchId,
        roundId: round.id,
        ...{ label, channel, size },
        state: "proposed",
        proposedBy: actor.personId,
        recipients: lockProposal(vault, batchId, asked),
      });
      await agreeJointly(tx, {
        id: newId(),
        authorityId: wave.authority.id,
        action: "mint_invitations",
        subject: batchId,
        detail: proposalDetail({ label, audience: round.audience, asked }),
        personId: actor.personId,
        now: now(),
      });
    });
    return succeed({ batchId });
  };

/** What the second organiser says yes to, letter for letter. */
export const proposalDetail = ({
  label,
  audience,
  asked,
}: {
  readonly label: string;
  readonly audience: string;
  readonly asked: ProposedInvitations;
}): string =>
  canonicalJson({ label, audience, channel: asked.channel, languages: countLanguages(asked) });

/** How many invitations are in which language. */
export const countLanguages = (
  asked: ProposedInvitations,
): Readonly<Partial<Record<LanguageCode, number>>> => {
  if (asked.channel === "card") return { [asked.language]: asked.size };
  const counts: Partial<Record<LanguageCode, number>> = {};
  for (const { language } of asked.recipients) counts[language] = (counts[language] ?? 0) + 1;
  return counts;
};

/** Only what is to be kept: whatever else came along with a recipient is left behind. */
const askedFor = (proposal: InvitationProposal): ProposedInvitations =>
  proposal.channel === "card"
    ? { channel: "card", size: proposal.size, language: proposal.language }
    : {
        channel: proposal.channel,
        recipients: proposal.recipients.map(({ name, lines, town, email, language }) => ({
          ...{ name, lines, town, email, language },
        })),
      };
