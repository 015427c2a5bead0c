// Signs for the invitation office in a thread of its own, so that the web server goes on answering meanwhile.
// Started by blind-signer.ts. A key lives here from its message to the answer, and no longer.
import {
  constants,
  createPrivateKey,
  createPublicKey,
  privateDecrypt,
  publicEncrypt,
  sign,
} from "node:crypto";
import { parentPort } from "node:worker_threads";

/** RSASP1 on the blinded value and the check of the result that RFC 9474, section 4.3, demands (against faults). */
const signBlinded = (key, blinded) => {
  const padding = constants.RSA_NO_PADDING;
  const signed = privateDecrypt({ key, padding }, blinded);
  const back = publicEncrypt({ key: createPublicKey(key), padding }, signed);
  if (!back.equals(blinded)) throw new Error("signing failure");
  return signed;
};

/** For "the server exchanges it for me": the same kind of signature, without a blinding that would hide nothing here. */
const signPlain = (key, message) =>
  sign("sha384", message, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 });

parentPort.on("message", ({ id, kind, privateKey, bytes }) => {
  try {
    const key = createPrivateKey(privateKey);
    const signature = (kind === "blinded" ? signBlinded : signPlain)(key, Buffer.from(bytes));
    parentPort.postMessage({ id, signature });
  } catch {
    // What went wrong may hold parts of a key or a value: only that it did is told.
    parentPort.postMessage({ id, signature: null });
  }
});
