import { evaluatePilot } from "#domain/evaluation/evaluate-pilot.ts";
import { draftPolicy } from "#domain/policy/draft-policy.ts";
import { resolveDocument } from "#domain/policy/resolve-document.ts";
import { proposeStructure } from "#domain/structure/propose-structure.ts";
import { renderDocx } from "#server/documents/render-docx.ts";
import { translator } from "#server/i18n/translator.ts";
import {
  pilotCharter,
  pilotMeetings,
  policyFacts,
  publishedWorld,
} from "#tests/support/published-world.ts";

/** A whole policy proposal with annexes, from published figures to the file. */
export const benchDocument = async (): Promise<void> => {
  const translate = await translator("sv");
  const bundle = publishedWorld();
  const start = performance.now();
  const document = draftPolicy({
    language: "sv",
    bundle,
    structure: proposeStructure(bundle),
    evaluation: evaluatePilot(bundle),
    meetings: pilotMeetings,
    charter: pilotCharter,
    properties: policyFacts,
  });
  const drafted = performance.now();
  const file = await renderDocx(resolveDocument(translate, document));
  const rendered = performance.now();
  console.log(
    `document: drafted in ${(drafted - start).toFixed(0)} ms, DOCX of ${(file.length / 2 ** 20).toFixed(1)} MB in ${((rendered - drafted) / 1_000).toFixed(1)} s`,
  );
};
