import { blindNonce, unblind } from "./blinding.ts";

/** Fetched when somebody sends: puts the two functions where the page's own script waits for them. */
Object.assign(window, { samradBlinding: { blindNonce, unblind } });
