"use client";

import {
  type FormEvent,
  type RefObject,
  useActionState,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { checkText, type TextFault } from "#domain/language/check-text.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { standingOf, type TextEntry, type TextUnit } from "#domain/language/text-unit.ts";
import { isOpen } from "./desk-unit.ts";
import { noAnswer, type UnitAction, type UnitState } from "./unit-state.ts";
import { useUnsavedWarning } from "./use-unsaved-warning.ts";

interface UnitTextProps {
  readonly unit: TextUnit;
  readonly entry: TextEntry | null;
  readonly faults: readonly TextFault[];
  readonly language: LanguageCode;
  readonly action: UnitAction;
  readonly isReadOnly: boolean;
}

export interface UnitText {
  readonly text: string;
  /** What is on disk, as far as this page knows. */
  readonly saved: TextEntry | null;
  readonly revision: number;
  readonly faults: readonly TextFault[];
  readonly answer: UnitState;
  readonly isUnsaved: boolean;
  readonly isBusy: boolean;
  /** `page` until scripts run: then an answer comes as a page, else it is taken in here. */
  readonly way: "page" | "script";
  readonly form: RefObject<HTMLFormElement | null>;
  /** Of the form, for browsers without script. */
  readonly submit: (form: FormData) => void;
  readonly watch: { readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void };
  readonly write: (text: string) => void;
  /** Takes what somebody else has saved in place of what was typed. */
  readonly takeTheirs: () => void;
  /** Saves what is not saved or not yet called translated; says whether one can go on to the next text. */
  readonly finish: () => Promise<boolean>;
}

/**
 * The text in one field of the desk and everything that happens to it. What was typed stays in the field whatever the
 * server or the network answers, until it has been saved or somebody chooses the other text.
 */
export const useUnitText = ({
  unit,
  entry,
  faults: faultsThen,
  language,
  action,
  isReadOnly,
}: UnitTextProps): UnitText => {
  const translate = useTranslate();
  const [plain, submit] = useActionState(action, noAnswer);
  const [answer, setAnswer] = useState<UnitState>(plain);
  const saved = newest(entry, answer);
  const [text, setText] = useState("text" in plain ? plain.text : (saved?.text ?? ""));
  useFollowing(saved?.text ?? "", text, setText);
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const isUnsaved = !isReadOnly && text !== (saved?.text ?? "");
  useUnsavedWarning(isUnsaved);
  const faults = useFaults({ unit, text, language, before: entry?.text ?? "", faultsThen });
  const revision =
    answer.kind === "conflict" ? (answer.theirs?.revision ?? 0) : (saved?.revision ?? 0);

  const send = async (intent: string): Promise<boolean> => {
    if (isBusy || isReadOnly || form.current === null) return false;
    const sent = new FormData(form.current);
    sent.set("intent", intent);
    sent.set("text", text);
    sent.set("way", "script");
    setBusy(true);
    // Whatever goes wrong on the way, a page of errors must not take the place of the field.
    const came = await action(noAnswer, sent).catch(
      (): UnitState => ({ kind: "refused", text, sentence: translate("texts:unit.notReached") }),
    );
    setBusy(false);
    setAnswer(came);
    if (came.kind !== "saved") return false;
    // Letters are stored composed and without space around: the field shows what is on disk, unless one writes on.
    setText((now) => (now === text ? (came.entry?.text ?? "") : now));
    return true;
  };

  return {
    text,
    saved,
    revision,
    faults,
    answer,
    isUnsaved,
    isBusy,
    way: useSyncExternalStore(noChange, script, page),
    form,
    submit,
    watch: {
      onSubmit: (event) => {
        event.preventDefault();
        const { submitter } = event.nativeEvent as SubmitEvent;
        void send(submitter?.getAttribute("value") ?? "save");
      },
    },
    write: setText,
    takeTheirs: () => {
      if (answer.kind !== "conflict") return;
      setText(answer.theirs?.text ?? "");
      setAnswer({ kind: "saved", entry: answer.theirs });
    },
    finish: async () => {
      const isFinished = !isUnsaved && (text === "" || !isOpen(standingOf(unit, saved)));
      return isFinished || isReadOnly ? true : send("save");
    },
  };
};

/** What the page came with, or what has been saved since; after a visit elsewhere the page may know better. */
const newest = (entry: TextEntry | null, answer: UnitState): TextEntry | null => {
  if (answer.kind !== "saved") return entry;
  return (entry?.revision ?? 0) > (answer.entry?.revision ?? 0) ? entry : answer.entry;
};

/** When the page comes anew with another text, a field that nobody has written in shows it. */
const useFollowing = (saved: string, text: string, setText: (text: string) => void): void => {
  const [followed, setFollowed] = useState(saved);
  if (saved === followed) return;
  setFollowed(saved);
  if (text === followed) setText(saved);
};

const pause = 400;

/** The same checks as on the server, when one has stopped typing for a moment. */
const useFaults = ({
  unit,
  text,
  language,
  before,
  faultsThen,
}: {
  readonly unit: TextUnit;
  readonly text: string;
  readonly language: LanguageCode;
  readonly before: string;
  readonly faultsThen: readonly TextFault[];
}): readonly TextFault[] => {
  const [checked, setChecked] = useState({ text: before, faults: faultsThen });
  useEffect(() => {
    if (text === checked.text) return;
    const timer = setTimeout(() => {
      setChecked({ text, faults: text.trim() === "" ? [] : checkText(unit, text, language) });
    }, pause);
    return () => clearTimeout(timer);
  }, [text, unit, language, checked.text]);
  return checked.faults;
};

const noChange = () => () => {};
const script = () => "script" as const;
const page = () => "page" as const;
