import "server-only";
import type { Actor, Role } from "#domain/process/actor.ts";
import { asId, type SurveyVersionId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import type { LanguageGate } from "#domain/survey/language-gate.ts";
import type { ConsultationProcess } from "#server/db/processes.ts";
import { findSurveyVersion, type SurveyVersion } from "#server/db/surveys.ts";
import { type AccessProblem, accessProcess } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { readNeedsForm } from "./edit-survey.ts";
import { companionOf, readGates, readWrittenSurvey } from "./survey-gates.ts";

export interface LanguageGates {
  readonly process: ConsultationProcess;
  readonly role: Role;
  readonly version: SurveyVersion;
  /** Every language of the registry, in its order. */
  readonly gates: readonly LanguageGate[];
}

/**
 * How every language stands for a wave of a survey version with a needs form (`none`, `built_in`, or the id of a
 * version of it). Changes nothing; openWave asks the same question again at the moment of opening.
 */
export const readLanguageGate =
  ({ db }: Pick<Dependencies, "db">) =>
  async (
    actor: Actor,
    id: SurveyVersionId,
    needsFormChoice: string,
  ): Promise<Result<LanguageGates, AccessProblem>> => {
    const version = await findSurveyVersion(db, id);
    if (version === null) return fail({ code: "not_found" });
    const access = await accessProcess({ db }, actor, version.processId, "read");
    if (!access.ok) return access;
    const { authority } = access.value.process;
    const definition = await readNeedsForm({ db })(actor, version.processId, needsFormChoice);
    if (!definition.ok) return definition;
    const survey = await readWrittenSurvey(db, authority, version);
    const own = await findSurveyVersion(db, asId<SurveyVersionId>(needsFormChoice));
    const needsForm =
      own !== null
        ? await readWrittenSurvey(db, authority, own)
        : definition.value === null
          ? null
          : companionOf(survey, definition.value);
    return succeed({
      ...access.value,
      version,
      gates: await readGates(db, authority, survey, needsForm),
    });
  };
