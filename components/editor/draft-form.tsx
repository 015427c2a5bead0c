import { Radios } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { instrumentName } from "./wave-view.tsx";
import type { Words } from "./words.ts";

interface DraftFormProps {
  readonly instruments: readonly string[];
  readonly action: (form: FormData) => Promise<void>;
  readonly words: Words;
}

/** A new draft from one of the built-in forms. */
export const DraftForm = ({ instruments, action, words }: DraftFormProps) => {
  const { translate } = words;
  return (
    <section aria-labelledby="draft" className="not-printed">
      <h2 id="draft">{translate("surveys:draft.title")}</h2>
      <form action={action} className="form">
        <Radios
          name="instrument"
          label={translate("surveys:draft.instrument")}
          help={translate("surveys:draft.help")}
          defaultValue={instruments[0]}
          options={instruments.map((instrument) => ({
            value: instrument,
            label: instrumentName(words, instrument),
            help: translate(`surveys:draft.instrumentHelp.${instrument}`),
          }))}
        />
        <SubmitButton busy={translate("surveys:draft.creating")}>
          {translate("surveys:draft.create")}
        </SubmitButton>
      </form>
    </section>
  );
};
