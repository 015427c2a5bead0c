import type { Words } from "./words.ts";

/** A definition that cannot be changed here, to be read and copied. */
export const DefinitionText = ({
  text,
  words,
}: {
  readonly text: string;
  readonly words: Words;
}) => (
  <>
    <p className="soft">{words.translate("surveys:editor.readOnly")}</p>
    <section
      className="definition-text"
      aria-label={words.translate("surveys:editor.label")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard.
      tabIndex={0}
    >
      <pre dir="ltr">{text}</pre>
    </section>
  </>
);
