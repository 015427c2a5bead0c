import "#components/structure/structure.css";
import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { ProcessPage } from "#app/[lang]/staff/process/process-page.tsx";
import { needsTextsAddress } from "#components/free-text/words-of-texts.ts";
import { ElementSection } from "#components/structure/element-section.tsx";
import type { Speech } from "#components/structure/speech.ts";
import { StructureBasis } from "#components/structure/structure-basis.tsx";
import {
  isInView,
  StructureContents,
  type StructureView,
  viewNamed,
} from "#components/structure/structure-contents.tsx";
import { StructureEmpty } from "#components/structure/structure-empty.tsx";
import { StructureVersions } from "#components/structure/structure-versions.tsx";
import { I18nProvider } from "#components/ui/i18n-provider.tsx";
import { sayIn } from "#domain/chart/say.ts";
import { roleAt } from "#domain/process/actor.ts";
import { type Action, may } from "#domain/process/permissions.ts";
import { asId, type ProcessId } from "#domain/shared/ids.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTexts, staffTranslator } from "#server/i18n/translator.ts";
import { fingerprint } from "#server/operations/fingerprint.ts";
import { operations } from "#server/operations/index.ts";
import { submitKeep, submitOverride, submitWithdrawal } from "./actions.ts";

type Props = PageProps<"/[lang]/staff/process/[process]/structure">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("structure:page.title") };
};

const StructurePage = async ({ params, searchParams }: Props) => {
  const language = await pageLanguage(params);
  const id = asId<ProcessId>((await params).process);
  const { actor } = await requirePerson();
  const [standing, structure] = await Promise.all([
    operations().readProcess(actor, id),
    operations().readStructure(actor, id),
  ]);
  if (!standing.ok) return standing.problem.code === "forbidden" ? forbidden() : notFound();
  if (!structure.ok) return structure.problem.code === "forbidden" ? forbidden() : notFound();
  const { process } = standing.value;
  const { proposal, bundle, kept } = structure.value;
  const { view: asked, done, element: changed, change, number } = await searchParams;
  const view = viewNamed(asked);
  const translate = await staffTranslator(language);
  const speech: Speech = { language, translate, say: sayIn(translate, language) };
  const address = `/${language}/staff/process/${id}`;
  const role = roleAt(actor, process.authority.id);
  const mayDo = (action: Action): boolean => role !== null && may(role, action);
  const decides = mayDo("override_element");
  const addressOf = (shown: StructureView, open: string | null, anchor: string): string => {
    const query = new URLSearchParams({
      ...(shown === "all" ? {} : { view: shown }),
      ...(open === null ? {} : { change: open }),
    });
    return `${address}/structure${query.size === 0 ? "" : `?${query}`}#${anchor}`;
  };
  const needs = bundle.waves.find((wave) => wave.id === proposal.basis.needsWave && wave.needs);
  const needsTexts =
    needs !== undefined && mayDo("code_texts") ? needsTextsAddress(language, id, needs.id) : null;
  const elements = proposal.elements
    .map((element, index) => ({ element, number: index + 1 }))
    .filter(({ element }) => isInView(element, view));
  return (
    <ProcessPage language={language} process={process} here="structure">
      <h1>{translate("structure:page.title")}</h1>
      <p>{translate("structure:page.introduction")}</p>
      {proposal.basis.needsWave === null ? (
        <StructureEmpty
          bundle={bundle}
          now={operations().now()}
          address={address}
          speech={speech}
        />
      ) : (
        <I18nProvider
          {...staffTexts(language, ["structure:overriding", "staff:ui", "staff:problem"])}
        >
          <StructureBasis basis={proposal.basis} bundle={bundle} speech={speech} />
          <StructureContents
            elements={elements}
            all={proposal.elements}
            view={view}
            address={address}
            speech={speech}
          />
          {elements.map(({ element, number: place }) => (
            <ElementSection
              key={element.element}
              element={element}
              number={place}
              proposal={proposal}
              bundle={bundle}
              address={address}
              needsTexts={needsTexts}
              actions={
                decides
                  ? {
                      override: submitOverride.bind(null, language, id),
                      withdraw: submitWithdrawal.bind(null, language, id),
                      openAddress: addressOf(view, element.element, `${element.element}-change`),
                      closeAddress: addressOf(view, null, element.element),
                      isOpen: change === element.element,
                    }
                  : null
              }
              done={
                changed === element.element && (done === "overridden" || done === "withdrawn")
                  ? done
                  : null
              }
              speech={speech}
            />
          ))}
          <StructureVersions
            kept={kept}
            hashNow={fingerprint(bundle).hash}
            keep={mayDo("propose_structure") ? submitKeep.bind(null, language, id) : null}
            keptNow={done === "kept" && typeof number === "string" ? number : null}
            address={address}
            speech={speech}
          />
        </I18nProvider>
      )}
    </ProcessPage>
  );
};

export default StructurePage;
