import "server-only";
import type { OpenWave } from "#domain/survey/open-wave.ts";
import type { Database } from "#server/db/database.ts";
import { findWaveBySlug, listOpenSlugs, type Wave } from "#server/db/waves.ts";
import type { Dependencies } from "./dependencies.ts";
import { listWaveClips } from "./freeze-clips.ts";

/** Waves that somebody has asked for. A wave does not change once it exists, so it is read and compiled once. */
const waves = new WeakMap<object, Map<string, Wave>>();
const mostKept = 200;

/** The wave at an address; null when there is none. Sealing is not read from here: the database decides that. */
export const loadWave =
  ({ db }: Pick<Dependencies, "db">) =>
  async (slug: string): Promise<Wave | null> => {
    const kept = keptWaves(db);
    const known = kept.get(slug);
    if (known !== undefined) return known;
    // What cannot be an address is not asked for: a database refuses some of it with an error of its own.
    const wave = /^[a-z0-9]{1,40}$/.test(slug) ? await findWaveBySlug(db, slug) : null;
    if (wave !== null) keep(kept, wave);
    return wave;
  };

/** What the respondent's pages need of a wave. */
export const findWave =
  (dependencies: Pick<Dependencies, "db">) =>
  async (slug: string): Promise<OpenWave | null> => {
    const wave = await loadWave(dependencies)(slug);
    return wave === null ? null : asOpenWave(dependencies.db, wave);
  };

/** Surveys that anybody may answer now, the one that closes first in front. */
export const listOpenWaves =
  ({ db, now }: Pick<Dependencies, "db" | "now">) =>
  async (): Promise<readonly OpenWave[]> => {
    const slugs = await listOpenSlugs(db, now());
    const found = await Promise.all(slugs.map(loadWave({ db })));
    return Promise.all(found.filter((wave) => wave !== null).map((wave) => asOpenWave(db, wave)));
  };

const keptWaves = (db: object): Map<string, Wave> => {
  const existing = waves.get(db);
  if (existing !== undefined) return existing;
  const created = new Map<string, Wave>();
  waves.set(db, created);
  return created;
};

const keep = (kept: Map<string, Wave>, wave: Wave): void => {
  const oldest = kept.keys().next();
  if (kept.size >= mostKept && !oldest.done) kept.delete(oldest.value);
  kept.set(wave.slug, wave);
};

const openWaves = new WeakMap<Wave, Promise<OpenWave>>();

const asOpenWave = (db: Database, wave: Wave): Promise<OpenWave> => {
  const known = openWaves.get(wave);
  if (known !== undefined) return known;
  const made = listWaveClips(db, wave).then((clips) => withClips(wave, clips));
  openWaves.set(wave, made);
  // A database that does not answer is asked again.
  made.catch(() => openWaves.delete(wave));
  return made;
};

const withClips = (wave: Wave, clips: OpenWave["clips"]): OpenWave => ({
  id: wave.id,
  slug: wave.slug,
  instrument: wave.instrument,
  admission: wave.admission,
  opensAt: wave.opensAt,
  closesAt: wave.closesAt,
  questionnaire: wave.survey.questionnaire,
  questionnaireHash: wave.survey.questionnaireHash,
  planHashes: wave.rounds.flatMap(({ audience, planHash }) =>
    planHash === null ? [] : [{ audience, planHash }],
  ),
  needsForm: wave.needsForm,
  authority: {
    id: wave.authority.id,
    kind: wave.authority.kind,
    name: wave.authority.name,
    isDemonstration: wave.authority.isDemonstration,
  },
  languages: wave.languages,
  draftsAccepted: wave.draftsAccepted,
  machineVoices: wave.machineVoices,
  processTitle: wave.processTitle,
  invited: wave.admission === "invited" ? invitedPart(wave) : null,
  clips,
});

const invitedPart = ({ rounds, serverExchange }: Wave): NonNullable<OpenWave["invited"]> => ({
  keys: rounds.flatMap(({ audience, issuing }) =>
    issuing === null ? [] : [{ audience, ...issuing }],
  ),
  serverExchange,
});
