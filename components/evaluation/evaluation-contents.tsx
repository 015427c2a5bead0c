import type { Speech } from "#components/structure/speech.ts";

const sections = [
  ["outcome", "outcome"],
  ["basis", "halves"],
  ["adjustments", "adjustments"],
  ["indicators", "indicators"],
  ["others", "others"],
  ["change", "change"],
  ["pictures", "pictures"],
  ["spread", "spread"],
  ["register", "register"],
] as const;

export const EvaluationContents = ({ speech }: { readonly speech: Speech }) => (
  <nav
    className="evaluation-contents"
    aria-label={speech.translate("structure:page.contents.title")}
  >
    <ul>
      {sections.map(([anchor, name]) => (
        <li key={anchor}>
          <a href={`#${anchor}`}>{speech.translate(`evaluation:page.${name}.title`)}</a>
        </li>
      ))}
    </ul>
  </nav>
);
