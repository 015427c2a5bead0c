import type { Actor } from "#domain/process/actor.ts";
import { type AuthorityId, asId, type PersonId, type WaveId } from "#domain/shared/ids.ts";
import type { ServedApp } from "./served-app.ts";
import { people } from "./staff-visitor.ts";

/** Where things are in the demonstration region's process. */
export interface DemonstrationPlaces {
  /** `/sv/staff/process/<id>` */
  readonly process: string;
  /** The rest, below that. */
  readonly policy: string;
  readonly openWave: string;
  readonly sealedWave: string;
  readonly version: string;
}

export const findPlaces = async (app: ServedApp): Promise<DemonstrationPlaces> => {
  const { id } = await app.db.consultationProcess.findFirstOrThrow({
    where: { authority: { slug: "granmark" } },
  });
  const [sealed, open] = await app.db.wave.findMany({
    where: { surveyVersion: { processId: id, instrument: "needs_inventory" } },
    orderBy: { number: "asc" },
  });
  const policy = await app.db.policyProposal.findFirstOrThrow({ where: { processId: id } });
  return {
    process: `/sv/staff/process/${id}`,
    policy: `/policy/${policy.id}`,
    sealedWave: `/surveys/waves/${sealed?.id}`,
    openWave: `/surveys/waves/${open?.id}`,
    version: `/surveys/${sealed?.surveyVersionId}`,
  };
};

/** Opens a wave of the region that closed yesterday and that nobody has sealed. */
export const openClosedWave = async (app: ServedApp, version: string): Promise<WaveId> => {
  const opened = await app
    .operationsAt(new Date(Date.now() - 2 * day))
    .openWave(await organiserNamed(app, people.organiser), {
      surveyVersionId: asId(version.split("/").at(-1) ?? ""),
      admission: "open",
      opensAt: new Date(Date.now() - 3 * day),
      closesAt: new Date(Date.now() - day),
      needsForm: null,
    });
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value;
};

export const organiserNamed = async (app: ServedApp, email: string): Promise<Actor> => {
  const { id, memberships } = await app.db.person.findUniqueOrThrow({
    where: { email },
    include: { memberships: true },
  });
  return {
    personId: asId<PersonId>(id),
    memberships: memberships.map(({ authorityId }) => ({
      authorityId: asId<AuthorityId>(authorityId),
      role: "organiser",
      languages: [],
    })),
  };
};

const day = 86_400_000;
