import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import type { Override } from "#domain/disclosure/published-bundle.ts";
import { formatDate } from "#domain/language/format-date.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";
import type { ElementProposal } from "#domain/structure/proposal.ts";
import type { Speech } from "./speech.ts";

interface OverrideNoteProps {
  readonly element: ElementProposal;
  readonly override: Override;
  /** Null for those who may not change it. */
  readonly withdraw: ((form: FormData) => Promise<void>) | null;
  readonly speech: Speech;
}

/** What people have decided, beside what the answers speak for. */
export const OverrideNote = ({ element, override, withdraw, speech }: OverrideNoteProps) => {
  const { language, say, translate } = speech;
  const text = (key: string, values?: Record<string, string>) =>
    translate(`structure:overriding.${key}`, values);
  return (
    <div className="override">
      <h3>{text("title")}</h3>
      <p className="lead">
        <bdi>{valueText(override.value)}</bdi>
      </p>
      <p>
        <strong>{text("reasonWas")}</strong> <bdi>{override.reason}</bdi>
      </p>
      <p className="soft">
        {text("decided", {
          role: translate(`staff:role.${override.by}`),
          date: formatDate(staffLanguage(language), override.at),
        })}
      </p>
      {withdraw !== null && (
        <ConfirmDialog
          trigger={text("withdraw")}
          question={text("withdrawQuestion", { element: say(element.name) })}
          confirm={text("withdrawConfirm")}
          cancel={text("cancel")}
          action={withdraw}
          hidden={{ element: element.element }}
        >
          <p>{text("withdrawHelp")}</p>
        </ConfirmDialog>
      )}
    </div>
  );
};

export const valueText = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value);
