import type { Actor } from "#domain/process/actor.ts";
import { asId, type RoundId } from "#domain/shared/ids.ts";
import { addAuthority } from "#server/operations/add-authority.ts";
import { newId } from "#server/operations/index.ts";
import type { ServedApp } from "./served-app.ts";
import { must } from "./survey-world.ts";

export interface InvitedSurvey {
  readonly slug: string;
  /** Ungrouped, one for each test that needs one. */
  readonly codes: string[];
  readonly fingerprint: string;
}

/** A survey of an authority of its own that Roma are invited to with cards, in Swedish and Yiddish. */
export const openInvitedSurvey = async (
  { db, operations }: Pick<ServedApp, "db" | "operations">,
  serverExchange = false,
): Promise<InvitedSurvey> => {
  const staff = ["one", "two"].map((name) => ({
    ...{ name, role: "organiser" as const, password: newId() },
    email: `${newId()}@example.org`,
  }));
  const authority = await addAuthority({ db, now: () => new Date(), newId })({
    slug: `exempel-${newId()
      .toLowerCase()
      .replace(/[^a-z0-9]/g, "")}`,
    kind: "region",
    name: { sv: "Region Exempel" },
    administrations: [],
    staff,
  });
  const [actor, second] = authority.people.map(
    (personId): Actor => ({
      personId,
      memberships: [{ authorityId: authority.id, role: "organiser", languages: [] }],
    }),
  );
  if (actor === undefined || second === undefined) throw new Error("two people work there");
  const process = must(await operations.createProcess(actor, authority.id, { sv: "Samråd" }));
  const reason = "Journeys are made in this language.";
  const release = { language: "yi", name: null, reason } as const;
  must(await operations.releaseLanguage(actor, authority.id, release));
  const surveyVersionId = must(
    await operations.draftFromInstrument(actor, process, "needs_inventory"),
  );
  const wave = must(
    await operations.openWave(actor, {
      ...{ surveyVersionId, serverExchange, admission: "invited" },
      languages: ["sv", "yi"],
      draftsAccepted: reason,
      opensAt: new Date(Date.now() - 60_000),
      closesAt: new Date(Date.now() + 24 * 3_600_000),
      needsForm: null,
    }),
  );
  const { slug } = await db.wave.findUniqueOrThrow({ where: { id: wave } });
  const where = { waveId_audience_regime: { waveId: wave, audience: "roma", regime: "sealed" } };
  const round = await db.round.findUniqueOrThrow({ where, include: { issuingKey: true } });
  const cards = { label: "Kort", channel: "card", size: 10, language: "sv" } as const;
  const roundId = asId<RoundId>(round.id);
  const { batchId } = must(await operations.proposeInvitations(actor, { ...cards, roundId }));
  must(await operations.mintInvitations(second, batchId));
  const made = must(await operations.readInvitationCodes(actor, batchId));
  const { fingerprint = "" } = round.issuingKey ?? {};
  return { slug, codes: made.map(({ code }) => code), fingerprint };
};
