import {
  clearProblem,
  clearProblems,
  placeMessage,
  placeSummary,
  problemsIn,
  showProblems,
  speak,
} from "./checks.ts";
import {
  addRow,
  type Control,
  controlsIn,
  empty,
  entriesIn,
  fill,
  questionOf,
  settle,
} from "./controls.ts";
import {
  forgetSent,
  keepDraft,
  markSent,
  newNonce,
  readDraft,
  turnToDraftOf,
  wasSent,
  wipeDraft,
} from "./draft.ts";
import { type Invitation, openInvitation } from "./invitation.ts";
import { forgetSentInvitation } from "./invitation-store.ts";
import { fillReview, isLeftOver } from "./review.ts";
import type { SurveyData, Word } from "./survey-data.ts";
import { showWhatIsAsked } from "./visibility.ts";
import { startWork } from "./work.ts";

/**
 * Makes answering lighter where scripts run: pages change without asking the server, questions appear as one answers,
 * and what is written is kept on the device. Everything works without it too, and the server believes nothing of it.
 */
const begin = () => {
  const sent = document.querySelector<HTMLElement>("[data-sent]");
  if (sent !== null) return afterSending(sent);
  const form = document.querySelector<HTMLFormElement>("form[data-draft]");
  const steps = form?.querySelector<HTMLElement>("[data-steps]") ?? null;
  const pages = document.querySelector<HTMLTemplateElement>("#pages");
  const text = document.querySelector("#survey")?.textContent;
  // A page that says no to something has no step in it, and stays as the server made it.
  if (form === null || steps === null || pages === null || text == null) return;
  if (steps.querySelector("[data-step]") === null) return;
  answer(form, steps, pages, JSON.parse(text) as SurveyData);
};

const start = "_start";
const review = "_review";
const resume = "_resume";

const answer = (
  form: HTMLFormElement,
  steps: HTMLElement,
  template: HTMLTemplateElement,
  { conditions, words, invited }: SurveyData,
) => {
  const name = form.dataset.draft ?? "";
  const own = (field: string): HTMLInputElement => ownField(form, field);
  const section = (step: string): HTMLElement | null =>
    steps.querySelector(`[data-step="${CSS.escape(step)}"]`);
  const asked = (): HTMLElement[] =>
    [...steps.querySelectorAll<HTMLElement>("[data-step]")].filter(
      (each) => each.dataset.step !== resume && each.dataset.skipped === undefined,
    );
  const shared = (): boolean =>
    form.querySelector<HTMLInputElement>('[type="checkbox"][name="_shared"]')?.checked ?? false;
  let current = start;
  let returning = own("_returning").value === "1";
  let leaving = false;
  let clicked: HTMLButtonElement | null = null;

  /** On its way to the server: what is done meanwhile would come too late for it. */
  const isBusy = (): boolean => leaving || form.getAttribute("aria-busy") === "true";
  let invitation: Invitation | null = null;

  const keep = () => {
    if (INVITED) invitation?.keep();
    if (shared()) return wipeDraft(name);
    if (current === resume || leaving) return;
    const entries = entriesIn(steps);
    if (entries.length > 0) {
      const code = INVITED ? (invitation?.code() ?? "") : "";
      keepDraft(name, { step: current, nonce: own("_nonce").value, entries, code });
    }
  };

  const show = (step: string, { remember = true } = {}) => {
    const target = section(step) ?? section(start);
    if (target === null) return;
    current = target.dataset.step ?? start;
    for (const each of steps.querySelectorAll<HTMLElement>("[data-step]")) {
      each.hidden = each !== target;
    }
    if (current === review) {
      returning = false;
      fillReview(target, asked().slice(0, -1));
    }
    for (const button of target.querySelectorAll<HTMLButtonElement>('.actions [name="_go"]')) {
      button.hidden = (button.value === "review") !== returning;
    }
    tellProgress(asked(), words.progress);
    const heading = target.querySelector("h1");
    nameTab(current === start ? null : heading, words.title);
    if (remember) {
      history.pushState({ step }, "");
      window.scrollTo(0, 0);
      heading?.focus();
      keep();
    }
  };

  const update = () => {
    showWhatIsAsked(steps, conditions);
    offerClearing(steps, words);
  };

  /** Leaves by sending the form itself, so that the server answers with a page. */
  const leave = (go: string, address: string | null = null) => {
    leaving = true;
    form.setAttribute("aria-busy", "true");
    prepare(go);
    own("_go").value = go;
    if (address !== null) form.setAttribute("action", address);
    if (INVITED) invitation?.beforeLeaving(go);
    // Not form.submit(): a question may be called "submit".
    HTMLFormElement.prototype.submit.call(form);
  };

  const prepare = (go: string) => {
    own("_step").value = current;
    own("_script").value = "1";
    own("_returning").value = returning ? "1" : "0";
    for (const control of controlsIn(steps)) {
      if (go !== "send") control.disabled = false;
      else if (isLeftOver(control)) control.disabled = true;
    }
  };

  const move = (go: string) => {
    const here = section(current);
    const order = asked().map((each) => each.dataset.step ?? "");
    if (here === null) return;
    if (go === "back") return show(order[order.indexOf(current) - 1] ?? start);
    if (go.startsWith("goto:")) {
      returning = true;
      return show(go.slice("goto:".length));
    }
    const problems =
      INVITED && current === start
        ? [...problemsIn(here, words), ...(invitation?.problems() ?? [])]
        : problemsIn(here, words);
    if (problems.length > 0) return showProblems(here, problems, words);
    clearProblems(here);
    // "No" at a gate is a full answer: the server says what follows from it.
    if (current === start && isRefused(here)) return leave("next");
    show(go === "review" ? review : (order[order.indexOf(current) + 1] ?? review));
  };

  const press = (button: HTMLButtonElement | null) => {
    const isEnter = button === null || button.dataset.enter !== undefined;
    const primary = section(current)?.querySelector<HTMLButtonElement>(
      ".actions .primary:not([hidden])",
    );
    const go = (isEnter ? primary?.value : button.value) ?? "next";
    if (go.startsWith("more:")) {
      const question = button === null ? null : questionOf(button);
      if (question !== null) addRow(question);
    } else if (go.startsWith("lang:")) leave(go, button?.formAction ?? null);
    else if (INVITED && go === "send" && invitation?.isNeeded()) void invitation.send();
    else if (go === "send") leave(go);
    else move(go);
  };

  const carried = entriesIn(form);
  const mended = takeProblems(steps);
  const here = own("_step").value.replace(/\.\d+$/, "");
  const focused = document.activeElement as Partial<Control> | null;
  for (const input of form.querySelectorAll(":scope > input:not([name^='_'])")) input.remove();
  steps.replaceChildren(template.content);
  for (const each of steps.querySelectorAll<HTMLElement>("[data-script]")) each.hidden = false;
  own("_nonce").value ||= newNonce();
  const wasShared = form.querySelector<HTMLInputElement>(":scope > [name='_shared']");
  if (wasShared !== null) {
    wasShared.remove();
    for (const box of controlsIn(steps)) {
      if (box.name === "_shared") (box as HTMLInputElement).checked = true;
    }
  }
  if (INVITED && invited !== undefined) {
    invitation = openInvitation({
      ...{ form, steps, name, data: invited, newNonce, shared, own, afterSending },
      prepare: () => prepare("send"),
      leave: () => leave("send"),
    });
  }
  fill(form, carried);
  update();
  forgetSent();

  const isNew = carried.length === 0 && here === start;
  if (INVITED && isNew) turnToDraftOf(name, invitation?.brought ?? "");
  const draft = isNew ? readDraft(name) : null;
  show(draft === null ? here : resume, { remember: false });
  history.replaceState({ step: current }, "");
  if (mended !== null) mended(section(current));
  else if (carried.length > 0) section(current)?.querySelector("h1")?.focus();
  if (focused?.name) {
    controlsIn(steps)
      .find((each) => each.name === focused.name && each.value === focused.value)
      ?.focus();
  }

  const { work } = form.dataset;
  if (!INVITED && work !== undefined) {
    const pay = (solution: string) => {
      own("_work").value = solution;
    };
    startWork(work, () => own("_nonce").value, pay);
  }

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    clicked = target?.closest("button") ?? null;
    const link = target?.closest<HTMLAnchorElement>("a[hreflang]") ?? null;
    if (INVITED && link !== null) link.href = invitation?.withCode(link.href) ?? link.href;
    if (link !== null && entriesIn(steps).length > 0) {
      event.preventDefault();
      if (!isBusy()) leave(`lang:${link.hreflang}`, link.href);
    }
    // What is being written stays in its tab when somebody looks something up.
    const aside = target?.closest<HTMLAnchorElement>("a[data-aside]") ?? null;
    if (aside !== null && entriesIn(steps).length > 0) aside.target = "_blank";
    const problem = target?.closest<HTMLAnchorElement>(".problems a[href^='#']") ?? null;
    if (problem !== null) {
      event.preventDefault();
      const question = document.getElementById(problem.hash.slice(1));
      question?.scrollIntoView();
      controlsIn(question ?? steps)[0]?.focus();
    }
    const cleared = target?.closest<HTMLElement>("[data-clear]")?.closest("[data-q]") ?? null;
    if (cleared !== null) {
      empty(cleared);
      controlsIn(cleared)[0]?.focus();
      update();
      keep();
    }
    const choice = clicked?.dataset.resume;
    if (choice === undefined) return;
    if (choice === "continue" && draft !== null) {
      own("_nonce").value = draft.nonce;
      fill(form, draft.entries);
      if (INVITED && draft.code !== "") invitation?.use(draft.code);
      update();
      show(draft.step);
    } else {
      wipeDraft(name);
      if (INVITED) invitation?.use("");
      show(start);
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isBusy()) return;
    const button = clicked;
    clicked = null;
    try {
      press(button);
    } catch (error) {
      // Whatever went wrong here, the server can go on from what stands in the fields.
      leave(button?.value ?? "next");
      throw error;
    }
  });
  form.addEventListener("input", (event) => {
    const control = event.target as Control;
    settle(control);
    clearProblem(control);
    update();
    keep();
  });
  window.addEventListener("popstate", (event) => {
    const step = (event.state as { readonly step?: string } | null)?.step;
    if (step === undefined || (INVITED && !form.isConnected)) return;
    show(step, { remember: false });
    section(current)?.querySelector("h1")?.focus();
  });
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    // Back after sending: the answers are on their way and must not be seen by the next person.
    if (wasSent(name)) location.reload();
    leaving = false;
    form.removeAttribute("aria-busy");
    update();
  });
};

/** The receipt is here: nothing of what was written stays on the device. */
const afterSending = (heading: HTMLElement) => {
  const name = heading.dataset.sent ?? "";
  // Not once more when it is shown in another language: by then somebody else may be writing in another tab.
  if (!wasSent(name)) markSent(name, INVITED ? forgetSentInvitation(name) : "");
  for (const each of document.querySelectorAll<HTMLElement>("[data-script]")) each.hidden = false;
  document.querySelector("[data-print]")?.addEventListener("click", () => window.print());
  heading.focus();
};

/** A hidden field of ours, made when the page has none. */
const ownField = (form: HTMLFormElement, name: string): HTMLInputElement => {
  const found = form.querySelector<HTMLInputElement>(`:scope > [name="${name}"]`);
  if (found !== null) return found;
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = name;
  form.prepend(field);
  return field;
};

const isRefused = (gates: HTMLElement): boolean =>
  gates.querySelector(
    '[name="consent"][value="no"]:checked, [name="publication_consent"][value="no"]:checked:enabled',
  ) !== null;

/** The tab is called after the page and the survey; two languages do not fit into one name, so then after the page. */
const nameTab = (heading: HTMLElement | null, survey: Word) => {
  const tab = document.querySelector("title");
  if (tab === null) return;
  if (heading === null) speak(tab, survey);
  else {
    const said = heading.querySelector<HTMLElement>("[lang]") ?? { lang: "", dir: "" };
    const isOne = said.lang === (survey.lang ?? "");
    const text = (heading.textContent ?? "") + (isOne ? ` – ${survey.text}` : "");
    speak(tab, { text, lang: said.lang, dir: said.dir });
  }
};

const tellProgress = (asked: readonly HTMLElement[], { text: sentence }: Word) => {
  const pages = asked.filter(({ dataset: { step } }) => step !== start && step !== review);
  for (const [index, page] of pages.entries()) {
    const line = page.querySelector(".progress");
    const words = line?.firstElementChild ?? line;
    if (words == null) continue;
    words.textContent = sentence
      .replace("{part}", String(index + 1))
      .replace("{of}", String(pages.length));
  }
};

/** A radio button cannot be let go of by itself: whoever regrets an answer gets a button that takes it away. */
const offerClearing = (steps: HTMLElement, words: SurveyData["words"]) => {
  const questions = steps.querySelectorAll<HTMLElement>("[data-q]:not([data-required])");
  for (const question of questions) {
    const group = question.querySelector(":scope > fieldset");
    const isRadio = question.querySelector(".option > [type='radio']") !== null;
    if (group === null || !isRadio || question.querySelector(".row") !== null) continue;
    const existing = group.querySelector("[data-clear]");
    const isAnswered = question.querySelector(":checked") !== null;
    if (!isAnswered) existing?.remove();
    else if (existing === null) group.append(clearButton(words));
  }
};

const clearButton = (words: SurveyData["words"]): HTMLButtonElement => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link";
  button.dataset.clear = "";
  return speak(button, words.clear);
};

/** What the server found wrong, to be put into the script's own pages. */
const takeProblems = (steps: HTMLElement): ((section: HTMLElement | null) => void) | null => {
  const summary = steps.querySelector<HTMLElement>(".problems");
  if (summary === null) return null;
  const messages = [...steps.querySelectorAll<HTMLElement>(".problem")].map((message) => ({
    message,
    question: questionOf(message)?.id ?? "",
    row: message.closest<HTMLElement>("[data-row]")?.dataset.row ?? null,
  }));
  return (section) => {
    if (section === null) return;
    for (const { message, question, row } of messages) {
      const place = document.getElementById(question);
      const at = row === null ? place : place?.querySelector<HTMLElement>(`[data-row="${row}"]`);
      if (at != null) placeMessage(at, message);
    }
    placeSummary(section, summary);
    summary.focus();
  };
};

begin();
