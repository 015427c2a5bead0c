import Link from "next/link";
import { Icon } from "#components/ui/icon.tsx";
import type { Translate } from "#domain/language/phrase.ts";

/** Where a process stands, and the pages of the state that it is in. */
export interface SideNavigation {
  readonly heading: string;
  readonly steps: readonly SideStep[];
}

export interface SideStep {
  readonly id: string;
  readonly name: string;
  readonly status: "done" | "current" | "ahead";
  /** Null for a state that has no page. */
  readonly href: string | null;
  readonly isHere: boolean;
  /** Pages of this step. */
  readonly pages?: readonly {
    readonly href: string;
    readonly name: string;
    readonly isHere: boolean;
  }[];
}

interface SideProps {
  readonly side: SideNavigation;
  readonly translate: Translate;
}

/** On a wide page all steps beside the work; on a telephone one line that says where one is and opens into them. */
export const SideSteps = ({ side, translate }: SideProps) => {
  const position = side.steps.findIndex(({ status }) => status === "current");
  const step = side.steps[position];
  const summary =
    step === undefined
      ? side.heading
      : translate("staff:side.progress", {
          position: position + 1,
          total: side.steps.length,
          name: step.name,
        });
  return (
    <>
      <nav className="side side-wide" aria-label={side.heading}>
        <p className="side-heading">{side.heading}</p>
        <Steps steps={side.steps} translate={translate} />
      </nav>
      <details className="side side-narrow">
        <summary>{summary}</summary>
        <nav aria-label={side.heading}>
          <Steps steps={side.steps} translate={translate} />
        </nav>
      </details>
    </>
  );
};

const icons = { done: "success", current: "current", ahead: "ahead" } as const;

const Steps = ({
  steps,
  translate,
}: {
  readonly steps: readonly SideStep[];
  readonly translate: Translate;
}) => (
  <ol className="steps">
    {steps.map(({ id, name, status, href, isHere, pages = [] }) => (
      <li key={id} className={`step step-${status}`}>
        <span className="step-line">
          <Icon name={icons[status]} />
          {href === null ? (
            <span>{name}</span>
          ) : (
            <Link href={href} aria-current={isHere ? "page" : undefined}>
              {name}
            </Link>
          )}
          <span className="unseen"> ({translate(`staff:side.${status}`)})</span>
        </span>
        {pages.length > 0 && (
          <ul className="step-pages">
            {pages.map((page) => (
              <li key={page.href}>
                <Link href={page.href} aria-current={page.isHere ? "page" : undefined}>
                  {page.name}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </li>
    ))}
  </ol>
);
