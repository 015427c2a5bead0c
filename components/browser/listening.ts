/**
 * Plays what is to be heard on a page: one voice at a time, never by itself, and nothing is fetched before a button is
 * pressed. Without it the browser's own controls are there.
 */
const words =
  document.currentScript instanceof HTMLScriptElement ? document.currentScript.dataset : {};
const player = new Audio();
player.preload = "none";
const machine = "speechSynthesis" in window ? window.speechSynthesis : null;
let current: HTMLElement | null = null;
let speaking: SpeechSynthesisUtterance | null = null;

const show = (isHeard: boolean) => {
  if (current === null) return;
  current.setAttribute("aria-pressed", String(isHeard));
  if (isHeard) current.title = words.pause ?? "";
  else current.removeAttribute("title");
};

const isHeard = () => current?.getAttribute("aria-pressed") === "true";

const stop = () => {
  player.pause();
  if (speaking !== null) machine?.cancel();
  speaking = null;
  show(false);
};

const fail = () => {
  if (current === null) return;
  stop();
  const sentence = document.createElement("p");
  sentence.className = "listen-failed";
  sentence.setAttribute("role", "alert");
  if (words.lang !== undefined) sentence.lang = words.lang;
  if (words.dir !== undefined) sentence.dir = words.dir;
  sentence.textContent = words.failed ?? "";
  current.insertAdjacentElement("afterend", sentence);
};

const press = (button: HTMLElement) => {
  const isSame = button === current;
  if (isSame && isHeard()) return stop();
  stop();
  document.querySelector(".listen-failed")?.remove();
  current = button;
  const { clip, say } = button.dataset;
  if (clip !== undefined) play(clip, isSame);
  else if (say !== undefined) speak(say);
};

const play = (clip: string, isSame: boolean) => {
  // The same clip goes on where it was stopped; one that could not be played is tried anew.
  if (!isSame || player.error !== null) player.src = clip;
  show(true);
  player.play().catch((error: unknown) => {
    // Another button, or the same one, stopped it before it began.
    if (!(error instanceof DOMException && error.name === "AbortError")) fail();
  });
};

const speak = (text: string) => {
  const voice = voiceOf(document.documentElement.lang);
  if (machine === null || voice === undefined) return;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.onend = () => {
    if (speaking === utterance) stop();
  };
  utterance.onerror = () => {
    if (speaking === utterance) fail();
  };
  speaking = utterance;
  show(true);
  machine.speak(utterance);
};

/** Of exactly this language, and on this device: a voice from elsewhere would be sent what somebody reads. */
const voiceOf = (language: string): SpeechSynthesisVoice | undefined =>
  language === "sv" || language === "fi"
    ? machine
        ?.getVoices()
        .find(
          (voice) => voice.localService && voice.lang.split(/[-_]/)[0]?.toLowerCase() === language,
        )
    : undefined;

const offerMachine = () => {
  const isMute = voiceOf(document.documentElement.lang) === undefined;
  for (const button of document.querySelectorAll<HTMLElement>("[data-say]")) button.hidden = isMute;
};

const stopWhatIsHidden = () => {
  if (current !== null && current.getClientRects().length === 0) stop();
};

player.addEventListener("ended", stop);
document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const button = target?.closest<HTMLElement>("[data-clip], [data-say]") ?? null;
  if (button !== null) press(button);
  else setTimeout(stopWhatIsHidden);
});
window.addEventListener("popstate", () => setTimeout(stopWhatIsHidden));
window.addEventListener("pagehide", stop);
// The browser's own controls, where they stand: one at a time too.
document.addEventListener(
  "play",
  (event) => {
    stop();
    for (const other of document.querySelectorAll("audio")) {
      if (other !== event.target) other.pause();
    }
  },
  true,
);
if (document.querySelector("[data-say]") !== null) {
  offerMachine();
  machine?.addEventListener?.("voiceschanged", offerMachine);
}

// A script of its own: what it names is nobody else's.
export {};
