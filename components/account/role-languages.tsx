import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { Checkboxes } from "#components/ui/inputs.tsx";
import type { LanguageCode } from "#domain/language/registry.ts";

/** A language as it is named by those who speak it. */
export interface NamedLanguage {
  readonly id: LanguageCode;
  readonly endonym: string;
  readonly direction: "ltr" | "rtl";
}

interface RoleLanguagesProps {
  readonly id?: string;
  readonly languages: readonly NamedLanguage[];
  readonly chosen: readonly string[];
  readonly error?: string | undefined;
}

/** What a translator or reviewer works in. Seen for these roles alone, where the browser can tell. */
export const RoleLanguages = ({ id, languages, chosen, error }: RoleLanguagesProps) => {
  const translate = useTranslate();
  return (
    <div className="role-languages">
      <Checkboxes
        {...(id === undefined ? {} : { id })}
        name="languages"
        label={translate("staff:people.languages")}
        help={translate("staff:people.languagesHelp")}
        error={error}
        errorPrefix={translate("staff:ui.errorPrefix")}
        defaultValues={chosen}
        options={languages.map(({ id: value, endonym, direction }) => ({
          value,
          label: endonym,
          lang: value,
          dir: direction,
        }))}
      />
    </div>
  );
};
