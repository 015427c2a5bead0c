import { RSABSSA } from "@cloudflare/blindrsa-ts";

/** What is sent to be signed, and what afterwards takes the blinding off. Base64url. */
export interface Blinding {
  readonly blinded: string;
  readonly inverse: string;
}

/**
 * RSABSSA-SHA384-PSS-Deterministic (RFC 9474): the office signs the nonce without seeing it. Deterministic, because the
 * nonce is 128 bits of chance already (decision 013). The key: SPKI, base64.
 */
export const blindNonce = async (publicKey: string, nonce: string): Promise<Blinding> => {
  const { blindedMsg, inv } = await suite.blind(await importKey(publicKey), bytesOf(nonce));
  return { blinded: toBase64Url(blindedMsg), inverse: toBase64Url(inv) };
};

/** The office's signature on the nonce. Rejects when what came back is none, so nothing worthless is sent. */
export const unblind = async (
  publicKey: string,
  nonce: string,
  signature: string,
  inverse: string,
): Promise<string> =>
  toBase64Url(
    await suite.finalize(
      await importKey(publicKey),
      bytesOf(nonce),
      fromBase64(signature),
      fromBase64(inverse),
    ),
  );

const suite = RSABSSA.SHA384.PSS.Deterministic();

const importKey = (publicKey: string): Promise<CryptoKey> =>
  crypto.subtle.importKey(
    "spki",
    fromBase64(publicKey),
    { name: "RSA-PSS", hash: "SHA-384" },
    // The library reads the modulus out of it.
    true,
    ["verify"],
  );

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=/g, "");

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) =>
    letter.charCodeAt(0),
  );
