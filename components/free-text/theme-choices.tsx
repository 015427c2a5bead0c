"use client";

import { useEffect, useRef } from "react";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

export interface ThemeChoice {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly exclusive: boolean;
}

interface ThemeChoicesProps {
  readonly action: (form: FormData) => Promise<void>;
  readonly text: string;
  readonly themes: readonly ThemeChoice[];
  readonly chosen: readonly string[];
  readonly legend: string;
  readonly button: string;
}

/**
 * The themes of one text as boxes, and one button. The figures 1 to 9 tick them, Ctrl and Enter save; without script
 * Tab, Space and Enter do the same.
 */
export const ThemeChoices = ({
  action,
  text,
  themes,
  chosen,
  legend,
  button,
}: ThemeChoicesProps) => {
  const translate = useTranslate();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey && event.key === "Enter") form.current?.requestSubmit();
      const isTyping = event.target instanceof HTMLElement && event.target.matches(typing);
      if (isTyping || event.ctrlKey || event.altKey || event.metaKey) return;
      if (!/^[1-9]$/.test(event.key)) return;
      const boxes = form.current?.querySelectorAll<HTMLInputElement>('input[type="checkbox"]');
      boxes?.[Number(event.key) - 1]?.click();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return (
    <form ref={form} action={action} className="form" key={text}>
      <input type="hidden" name="text" value={text} />
      <fieldset className="field">
        <legend className="field-label">{legend}</legend>
        {themes.map(({ code, name, description, exclusive }, at) => (
          <div className="choice" key={code}>
            <input
              type="checkbox"
              id={`theme-${code}`}
              name="themes"
              value={code}
              defaultChecked={chosen.includes(code)}
              aria-describedby={description === "" && !exclusive ? undefined : `theme-${code}-help`}
            />
            <label htmlFor={`theme-${code}`}>
              {at < 9 && (
                <span className="needs-script theme-key" aria-hidden="true">
                  {at + 1}
                </span>
              )}{" "}
              {name}
            </label>
            {(description !== "" || exclusive) && (
              <p className="choice-help" id={`theme-${code}-help`}>
                {description} {exclusive && translate("free-text:theme.alone")}
              </p>
            )}
          </div>
        ))}
      </fieldset>
      <SubmitButton busy={translate("free-text:busy")}>{button}</SubmitButton>
      <p className="soft needs-script">{translate("free-text:keys")}</p>
    </form>
  );
};

const typing = "textarea, select, input:not([type='checkbox'])";
