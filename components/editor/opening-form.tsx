import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { fieldId } from "#components/ui/field.tsx";
import { Checkbox, type Option, Radios, TextInput } from "#components/ui/inputs.tsx";
import { admissions } from "#domain/shared/regimes.ts";
import type { Opening } from "./opening.ts";
import type { Words } from "./words.ts";

interface OpeningFormProps {
  readonly opening: Opening;
  /** Versions of the needs form in the same process. */
  readonly needsForms: readonly Option[];
  readonly words: Words;
}

/** Asks for nothing to be done: its answers become the address, and the page below shows what they would lock. */
export const OpeningForm = ({ opening, needsForms, words }: OpeningFormProps) => {
  const { translate } = words;
  const { values, problems } = opening;
  const sentence = (code: string): string => translate(`surveys:open.problem.${code}`);
  const field = (name: "opens" | "closes") => {
    const problem = problems.find((each) => each.field === name);
    return {
      name,
      defaultValue: values[name],
      error: problem === undefined ? undefined : sentence(problem.code),
      errorPrefix: translate("staff:ui.errorPrefix"),
    };
  };
  return (
    <section aria-labelledby="settings">
      <h2 id="settings">{translate("surveys:open.settings")}</h2>
      <ErrorSummary
        heading={translate("staff:problem.summary")}
        errors={problems.map(({ field: name, code }) => ({
          fieldId: fieldId({ name }),
          text: sentence(code),
        }))}
      />
      <form method="get" action="#review" className="form" noValidate>
        <Radios
          name="admission"
          label={translate("surveys:open.admission")}
          defaultValue={values.admission}
          options={admissions.toReversed().map((admission) => ({
            value: admission,
            label: translate(`surveys:admission.${admission}`),
            help: translate(`surveys:admission.${admission}Help`),
          }))}
        />
        <div className="field">
          <Checkbox
            name="exchange"
            label={translate("surveys:open.exchange")}
            help={translate("surveys:open.exchangeHelp")}
            checked={values.exchange === "yes"}
          />
        </div>
        <TextInput
          {...field("opens")}
          type="datetime-local"
          width="short"
          label={translate("surveys:open.opens")}
          help={translate("surveys:open.opensHelp")}
        />
        <TextInput
          {...field("closes")}
          type="datetime-local"
          width="short"
          label={translate("surveys:open.closes")}
          help={translate("surveys:open.closesHelp")}
          required
        />
        <Radios
          name="needs"
          label={translate("surveys:open.needsForm")}
          help={translate("surveys:open.needsFormHelp")}
          defaultValue={values.needs}
          options={[
            { value: "none", label: translate("surveys:open.needsNone") },
            { value: "built_in", label: translate("surveys:open.needsBuiltIn") },
            ...needsForms,
          ]}
        />
        <button type="submit" className="button button-secondary">
          {translate("surveys:open.show")}
        </button>
      </form>
    </section>
  );
};
