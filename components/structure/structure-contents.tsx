import { Tabs } from "#components/ui/tabs.tsx";
import type { ElementProposal } from "#domain/structure/proposal.ts";
import { hasGap } from "./element-tags.tsx";
import type { Speech } from "./speech.ts";
import { Words } from "./words.tsx";

/** Views of the elements, each with an address of its own. */
export const structureViews = ["all", "split", "confirm", "gap", "changed"] as const;
export type StructureView = (typeof structureViews)[number];

export const viewNamed = (name: unknown): StructureView =>
  structureViews.find((view) => view === name) ?? "all";

export const isInView = (element: ElementProposal, view: StructureView): boolean => {
  switch (view) {
    case "all":
      return true;
    case "split":
      return element.disagreements.length > 0;
    case "confirm":
      return element.confirmInAnchoring.length > 0;
    case "gap":
      return hasGap(element);
    case "changed":
      return element.override !== null;
  }
};

interface ContentsProps {
  /** With their numbers in the whole proposal. */
  readonly elements: readonly { readonly element: ElementProposal; readonly number: number }[];
  readonly all: readonly ElementProposal[];
  readonly view: StructureView;
  readonly address: string;
  readonly speech: Speech;
}

export const StructureContents = ({ elements, all, view, address, speech }: ContentsProps) => {
  const { translate } = speech;
  return (
    <nav className="structure-contents" aria-labelledby="contents">
      <h2 id="contents">{translate("structure:page.contents.title")}</h2>
      <Tabs
        label={translate("structure:page.contents.views")}
        tabs={structureViews.map((each) => ({
          href: each === "all" ? `${address}/structure` : `${address}/structure?view=${each}`,
          name: translate(`structure:page.view.${each}`, {
            number: all.filter((element) => isInView(element, each)).length,
          }),
          isHere: each === view,
        }))}
      />
      {elements.length === 0 ? (
        <p>{translate("structure:page.contents.nothing")}</p>
      ) : (
        <ol>
          {elements.map(({ element, number }) => (
            <li key={element.element} value={number}>
              <a href={`#${element.element}`}>
                <Words value={element.name} speech={speech} />
              </a>{" "}
              <span className="soft">{translate(`structure:page.status.${element.status}`)}</span>
            </li>
          ))}
        </ol>
      )}
      <p>
        <a href="#versions">{translate("structure:page.versions.title")}</a>
      </p>
    </nav>
  );
};
