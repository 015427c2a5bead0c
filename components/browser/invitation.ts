import { groupCode, readCode } from "#domain/invitation/code.ts";
import { audienceOf, isCollective } from "#domain/survey/round-choice.ts";
import type { Blinding } from "./blinding.ts";
import { type Problem, placeMessage, placeSummary, speak } from "./checks.ts";
import { controlsIn, isFilled } from "./controls.ts";
import {
  type Blindings,
  blindingKey,
  type KeptBlinding,
  keepInvitations,
  keepTab,
  readInvitations,
  readTab,
  takeOut,
  wipeTab,
} from "./invitation-store.ts";
import type { InvitedData, InvitedWord, Word } from "./survey-data.ts";

/** What answering asks of the invitation. */
export interface Invitation {
  /** What stands in the way of going on from the first page. */
  readonly problems: () => readonly Problem[];
  /** As it stands in the field; empty as long as it is none. */
  readonly code: () => string;
  /** The code that this tab came with; empty when it is the last one used in this browser, which may be another's. */
  readonly brought: string;
  /** Goes on with another code, unless the address has just brought one. */
  readonly use: (code: string) => void;
  /** An address at which the code is known again: if the tab cannot keep it, behind `#`, which no browser sends. */
  readonly withCode: (address: string) => string;
  /** Lets the next page of this tab know what this one knows. */
  readonly beforeLeaving: (go: string) => void;
  readonly keep: () => void;
  /** Whether these answers need the invitation. */
  readonly isNeeded: () => boolean;
  /** Buys the signature and sends. Resolves when nothing more happens here. */
  readonly send: () => Promise<void>;
}

interface Around {
  readonly form: HTMLFormElement;
  readonly steps: HTMLElement;
  /** Under which name this browser keeps things. */
  readonly name: string;
  readonly data: InvitedData;
  readonly newNonce: () => string;
  readonly shared: () => boolean;
  readonly own: (field: string) => HTMLInputElement;
  readonly prepare: () => void;
  /** Sends the form itself, so that the server answers with a page. */
  readonly leave: () => void;
  readonly afterSending: (heading: HTMLElement) => void;
}

/** The code in the address goes into the field and out of the address, before anybody can see or keep it there. */
export const openInvitation = (around: Around): Invitation | null => {
  const { form, steps, name, data, own, shared } = around;
  const place = steps.querySelector<HTMLElement>("[data-code]");
  const field = place?.querySelector("input") ?? null;
  if (place === null || field === null) return null;

  // What was bought in this tab, also where nothing else is kept.
  const tab = readTab(name);
  let blindings: Blindings = tab.blindings;
  const fromAddress = decoded(location.hash.slice(1));
  const isCode = /^[\p{L}\p{N}]{4}([- ]?[\p{L}\p{N}]{4}){3}$/u.test(fromAddress);
  if (isCode) history.replaceState(history.state, "", location.pathname + location.search);
  const carried = form.querySelector<HTMLInputElement>(":scope > [name='_code']");
  carried?.remove();
  const known = (isCode ? fromAddress : carried?.value) || field.value || tab.code;
  field.value = pretty(known || readInvitations(name).code);

  const code = (): string => readCode(field.value).code ?? "";
  const brought = known === "" ? "" : code();
  /** For the next page of this tab; on a shared device only while it is on its way. */
  const keepInTab = (sending = ""): boolean => keepTab(name, { code: code(), blindings, sending });
  const keep = (): void => {
    if (shared()) {
      blindings = { ...blindings, ...takeOut(name, code()) };
      wipeTab(name);
    } else {
      keepInTab();
      keepInvitations(name, { code: code(), blindings });
    }
  };
  /** Of this code and group, also when another tab has bought it meanwhile. */
  const knownFor = (audience: string): KeptBlinding | undefined => {
    const key = blindingKey(code(), audience);
    return readInvitations(name).blindings[key] ?? blindings[key];
  };
  const remember = (blinding: KeptBlinding): KeptBlinding => {
    blindings = { ...blindings, [blindingKey(code(), blinding.audience)]: blinding };
    keep();
    return blinding;
  };
  // What was signed before the server answered with this page: of use where the tab has not kept it, by its code.
  if (tab.code !== "") own("_signature").value = "";
  const signed = own("_signature").value;

  const gates = (): Record<string, string> =>
    Object.fromEntries(
      controlsIn(steps.querySelector("[data-step='_start']") ?? steps)
        .filter(isFilled)
        .map((each) => [each.name, each.value]),
    );
  const isNeeded = (): boolean => audienceOf(gates()) !== null && !isCollective(gates());

  const slip = (): Word | null => {
    const read = readCode(field.value);
    if (read.slip === null) return null;
    return data.words[({ empty: "missing", length: "length", check: "slip" } as const)[read.slip]];
  };
  const clear = (): void => {
    for (const old of place.querySelectorAll(".problem")) old.remove();
    field.removeAttribute("aria-invalid");
  };
  const tellSlip = (): void => {
    clear();
    const word = field.value.trim() === "" ? null : slip();
    if (word === null) return;
    const message = speak(document.createElement("p"), word);
    message.className = "problem";
    placeMessage(place, message);
    field.setAttribute("aria-invalid", "true");
  };
  field.addEventListener("input", clear);
  field.addEventListener("change", () => {
    field.value = pretty(field.value);
    tellSlip();
    keep();
  });
  tellSlip();
  // Nothing goes onto the device before somebody has begun: they may be about to say that it is shared.
  if (shared()) keep();
  else keepInTab();

  const buySignature = async (): Promise<KeptBlinding> => {
    const audience = audienceOf(gates()) ?? "";
    const key = data.keys[audience];
    if (key === undefined) throw new Told("unable");
    const begun = knownFor(audience) ?? (await begin(audience, key, own("_nonce").value));
    if (begun.signature !== null) return begun;
    // Before the code is used: a browser that cannot is told so while nothing has been sent.
    const { unblind } = await fetchBlinding(data.blinding);
    const address = `${location.pathname}/exchange`;
    const body = JSON.stringify({ audience, code: code(), blinded: begun.blinded });
    const headers = { "content-type": "application/json" };
    const response = await reach(address, { method: "POST", headers, body });
    const answer = (await inTime(response.json())) as {
      readonly signature?: string;
      readonly problem?: Word;
    };
    if (answer.signature === undefined) throw new Told(answer.problem ?? "broken");
    // The code is used by now. What was blinded is kept, so asked again the office gives the same signature.
    const signature = await unblind(key, begun.nonce, answer.signature, begun.inverse).catch(() => {
      throw new Told("broken");
    });
    return remember({ ...begun, signature });
  };

  const begin = async (audience: string, key: string, nonce: string): Promise<KeptBlinding> => {
    if (signed !== "" && nonce !== "") {
      return remember({ audience, nonce, blinded: "", inverse: "", signature: signed });
    }
    const fresh = around.newNonce();
    const { blindNonce } = await fetchBlinding(data.blinding);
    const blinding = await blindNonce(key, fresh).catch(() => {
      throw new Told("unable");
    });
    // Kept before it is sent: whatever breaks from here on, the same can be asked again.
    const begun = { audience, nonce: fresh, ...blinding, signature: null };
    return knownFor(audience) ?? remember(begun);
  };

  const send = async (): Promise<void> => {
    const review = steps.querySelector<HTMLElement>("[data-step='_review']");
    if (review === null || form.getAttribute("aria-busy") === "true") return;
    tell(review, null);
    const problem = slip();
    if (problem !== null) return tell(review, problem, data.words.refused);
    form.setAttribute("aria-busy", "true");
    const waiting = speak(document.createElement("p"), data.words.working);
    waiting.setAttribute("role", "status");
    review.querySelector(".actions")?.before(waiting);
    try {
      const { nonce, signature } = await buySignature();
      keepInTab(code());
      around.prepare();
      own("_go").value = "send";
      own("_nonce").value = nonce;
      own("_signature").value = signature ?? "";
      await sendAnswers(around, review);
    } catch (error) {
      keep();
      // Whatever it is, nobody is left with a page that says nothing.
      const word = error instanceof Told ? error.word : "broken";
      tell(review, typeof word === "string" ? data.words[word] : word, data.words.refused);
      if (!(error instanceof Told)) throw error;
    } finally {
      waiting.remove();
      form.removeAttribute("aria-busy");
    }
  };

  const withCode = (address: string): string => {
    const own = code();
    // The address of a page stays in the browser's history.
    if (own === "" || keepInTab()) return address;
    return `${address.replace(/#.*/, "")}#${groupCode(own)}`;
  };

  return {
    problems: () => {
      const word = isNeeded() ? slip() : null;
      return word === null ? [] : [{ question: place, row: null, text: word }];
    },
    code,
    brought,
    use: (other) => {
      if (!isCode) field.value = pretty(other);
      clear();
      keep();
    },
    withCode,
    beforeLeaving: (go) => {
      // A statement has nothing to do with what somebody bought for an answer of their own.
      if (go === "send" && !isNeeded()) own("_signature").value = "";
      if (go === "send") keepInTab(isNeeded() ? code() : "");
      else form.setAttribute("action", withCode(form.getAttribute("action") ?? ""));
    },
    keep,
    isNeeded,
    send,
  };
};

/** The receipt takes the page's place; what cannot be shown here is asked for once more as a page of its own. */
const sendAnswers = async (around: Around, review: HTMLElement): Promise<void> => {
  const { form, data, leave, afterSending } = around;
  const fields = [...new FormData(form)].map(([key, value]) => [key, String(value)]);
  const body = new URLSearchParams(fields);
  const response = await reach(location.pathname, { method: "POST", body });
  const text = await inTime(response.text());
  const page = new DOMParser().parseFromString(text, "text/html");
  const sent = page.querySelector<HTMLElement>("[data-sent]");
  if (sent !== null) {
    document.title = page.title;
    document.body.replaceWith(document.adoptNode(page.body));
    window.scrollTo(0, 0);
    return afterSending(sent);
  }
  // A page with the answers in it can take this one's place, and so can the news that the survey has closed. What a
  // server on the way says by itself cannot: on a shared device everything is in this page alone.
  const isOwn = page.querySelector("form[data-draft]") !== null;
  const { status } = response;
  const problem = page.querySelector(isOwn ? "[data-step='_review'] .problems p" : "main h1 + p");
  const stays = isOwn ? status === 503 && problem !== null : status !== 409 && status !== 404;
  if (!stays) return leave();
  if (problem === null || (!isOwn && status >= 500)) throw new Told("broken");
  tell(review, { text: problem.textContent ?? "" }, data.words.refused);
};

/** Something that can be said: a word of the page, or what the server has said. */
class Told extends Error {
  readonly word: InvitedWord | Word;
  constructor(word: InvitedWord | Word) {
    super();
    this.word = word;
  }
}

const reach = (address: string, request: RequestInit): Promise<Response> =>
  inTime(fetch(address, { ...request, cache: "no-store" }));

/** What has not come by then will not come on this connection. Asked again, everything is answered the same. */
const patience = 60_000;

const inTime = <Value>(work: Promise<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    const giveUp = (): void => reject(new Told("broken"));
    setTimeout(giveUp, patience);
    work.then(resolve, giveUp);
  });

/** Where the summary of problems stands; null takes it away. */
const tell = (review: HTMLElement, word: Word | null, title?: Word): void => {
  review.querySelector(".problems")?.remove();
  if (word === null || title === undefined) return;
  const summary = document.createElement("div");
  summary.className = "problems";
  summary.tabIndex = -1;
  summary.setAttribute("role", "alert");
  summary.append(
    speak(document.createElement("h2"), title),
    speak(document.createElement("p"), word),
  );
  placeSummary(review, summary);
  summary.focus();
};

interface BlindingScript {
  readonly blindNonce: (publicKey: string, nonce: string) => Promise<Blinding>;
  readonly unblind: (
    publicKey: string,
    nonce: string,
    signature: string,
    inverse: string,
  ) => Promise<string>;
}

const fetchBlinding = async (address: string): Promise<BlindingScript> => {
  const here = window as { samradBlinding?: BlindingScript };
  // Missing in old browsers, and where a page has not come by https.
  if (typeof crypto.subtle === "undefined") throw new Told("unable");
  if (here.samradBlinding === undefined) {
    const script = document.createElement("script");
    script.src = address;
    const loading = new Promise((resolve, reject) => {
      script.onload = resolve;
      script.onerror = reject;
    });
    document.head.append(script);
    await inTime(loading).catch((error) => {
      script.remove();
      throw error;
    });
  }
  if (here.samradBlinding === undefined) throw new Told("unable");
  return here.samradBlinding;
};

const pretty = (typed: string): string => {
  const { code } = readCode(typed);
  return code === null ? typed : groupCode(code);
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
