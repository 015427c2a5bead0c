import { groupCode, readCode } from "#domain/invitation/code.ts";
import { audienceOf, isCollective } from "#domain/survey/round-choice.ts";
import type { Blinding } from "./blinding.ts";
import { type Problem, placeMessage, placeSummary, speak } from "./checks.ts";
import { controlsIn, isFilled } from "./controls.ts";
import {
  blindingKey,
  type KeptBlinding,
  type KeptInvitations,
  keepInvitations,
  readInvitations,
  wipeInvitations,
} from "./invitation-store.ts";
import type { InvitedData, InvitedWord, Word } from "./survey-data.ts";

/** What answering asks of the invitation. */
export interface Invitation {
  /** What stands in the way of going on from the first page. */
  readonly problems: () => readonly Problem[];
  /** An address at which the code is known again: behind `#`, which no browser sends. */
  readonly withCode: (address: string) => string;
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

  let kept: KeptInvitations = readInvitations(name);
  const fromAddress = decoded(location.hash.slice(1));
  const isCode = /^[\p{L}\p{N}]{4}([- ]?[\p{L}\p{N}]{4}){3}$/u.test(fromAddress);
  if (isCode) history.replaceState(history.state, "", location.pathname + location.search);
  const carried = form.querySelector<HTMLInputElement>(":scope > [name='_code']");
  carried?.remove();
  field.value = pretty((isCode ? fromAddress : carried?.value) || field.value || kept.code);

  const code = (): string => readCode(field.value).code ?? "";
  /** `sending`: what is on its way from here on; anything that is written or chosen afterwards ends that. */
  const keep = (sending = ""): void => {
    kept = { ...kept, code: code(), sending };
    if (shared()) wipeInvitations(name);
    else keepInvitations(name, kept);
  };
  /** Of this code and group, also when another tab has bought it meanwhile. */
  const knownFor = (audience: string): KeptBlinding | undefined => {
    const key = blindingKey(code(), audience);
    return readInvitations(name).blindings[key] ?? kept.blindings[key];
  };
  const remember = (blinding: KeptBlinding): KeptBlinding => {
    const key = blindingKey(code(), blinding.audience);
    kept = { ...kept, blindings: { ...kept.blindings, [key]: blinding } };
    keep();
    return blinding;
  };
  // What was signed before the server answered with this page.
  const signed = own("_signature").value;
  own("_signature").value = "";

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
  keep();

  const buySignature = async (): Promise<KeptBlinding> => {
    const audience = audienceOf(gates()) ?? "";
    const key = data.keys[audience];
    if (key === undefined) throw new Told("unable");
    const begun =
      knownFor(audience) ?? (await begin(audience, key, signed === "" ? "" : own("_nonce").value));
    if (begun.signature !== null) return begun;
    // Before the code is used: a browser that cannot is told so while nothing has been sent.
    const { unblind } = await fetchBlinding(data.blinding);
    const address = `${location.pathname}/exchange`;
    const body = JSON.stringify({ audience, code: code(), blinded: begun.blinded });
    const headers = { "content-type": "application/json" };
    const response = await reach(address, { method: "POST", headers, body });
    const answer = (await response.json().catch(() => {
      throw new Told("broken");
    })) as { readonly signature?: string; readonly problem?: Word };
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
      const { audience, nonce, signature } = await buySignature();
      keep(blindingKey(code(), audience));
      around.prepare();
      own("_go").value = "send";
      own("_nonce").value = nonce;
      own("_signature").value = signature ?? "";
      await sendAnswers(around, review);
    } catch (error) {
      if (!(error instanceof Told)) throw error;
      const { word } = error;
      tell(review, typeof word === "string" ? data.words[word] : word, data.words.refused);
    } finally {
      waiting.remove();
      form.removeAttribute("aria-busy");
    }
  };

  return {
    problems: () => {
      const word = isNeeded() ? slip() : null;
      return word === null ? [] : [{ question: place, row: null, text: word }];
    },
    withCode: (address) => {
      const own = code();
      return own === "" ? address : `${address.replace(/#.*/, "")}#${groupCode(own)}`;
    },
    keep: () => keep(),
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
  const text = await response.text().catch(() => {
    throw new Told("broken");
  });
  const page = new DOMParser().parseFromString(text, "text/html");
  const sent = page.querySelector<HTMLElement>("[data-sent]");
  if (sent !== null) {
    document.title = page.title;
    document.body.replaceWith(document.adoptNode(page.body));
    window.scrollTo(0, 0);
    return afterSending(sent);
  }
  const problem = page.querySelector<HTMLElement>("[data-step='_review'] .problems p");
  if (response.status !== 503 || problem === null) return leave();
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
  fetch(address, { ...request, cache: "no-store" }).catch(() => {
    throw new Told("broken");
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
    await new Promise<void>((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => resolve();
      script.onerror = () => {
        script.remove();
        reject(new Told("broken"));
      };
      document.head.append(script);
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
