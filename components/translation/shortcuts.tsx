import { Details } from "#components/ui/details.tsx";
import type { Translate } from "#domain/language/phrase.ts";

const shortcuts = [
  { keys: ["Ctrl", "Enter"], does: "next" },
  { keys: ["Alt", "↓"], does: "down" },
  { keys: ["Alt", "↑"], does: "up" },
] as const;

/** What the keyboard can do in the desk; without script only Tab and Enter, which need no list. */
export const Shortcuts = ({ translate }: { readonly translate: Translate }) => (
  <div className="needs-script">
    <Details summary={translate("texts:keys.title")}>
      <dl className="shortcuts">
        {shortcuts.map(({ keys, does }) => (
          <div key={does}>
            <dt dir="ltr">
              {keys.map((key, index) => (
                <span key={key}>
                  {index > 0 && " + "}
                  <kbd>{key}</kbd>
                </span>
              ))}
            </dt>
            <dd>{translate(`texts:keys.${does}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">{translate("texts:keys.help")}</p>
    </Details>
  </div>
);
