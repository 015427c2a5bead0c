import "server-only";
import {
  createCipheriv,
  createDecipheriv,
  randomBytes,
  type ScryptOptions,
  scrypt,
} from "node:crypto";

/**
 * An encrypted file that is written and read as a stream and of which no piece can be changed, moved, added or left
 * out unnoticed: AES-256-GCM over pieces of 64 KiB, each with its number and, for the last one, that it is the last
 * (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, CRYPTO 2015). The key comes from a passphrase
 * by scrypt (RFC 7914), and a new one for every file.
 */
const magic = Buffer.from("samrad backup 1\n");
const headerLength = 64;
const saltAt = magic.length;
const saltLength = 16;
const prefixAt = saltAt + saltLength;
const prefixLength = 7;
const pieceLength = 64 * 1024;
const tagLength = 16;
/** A file grows by a mebibyte at a time, so that its size tells of hardly anything that is in it. */
const piecesPerStep = 16;

/** 128 MiB and about half a second: what guessing costs per try. */
const cost: ScryptOptions = { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 };

/** The content was changed or is not all there, or the passphrase is another. Cryptography cannot tell these apart. */
export class DamagedBackup extends Error {}

/** The bytes of the file. What is added to fill the last step are line feeds. */
export async function* encrypt(
  passphrase: string,
  content: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  const header = Buffer.alloc(headerLength);
  magic.copy(header);
  randomBytes(saltLength + prefixLength).copy(header, saltAt);
  const key = await keyFrom(passphrase, header);
  yield header;

  let pending: Buffer = Buffer.alloc(0);
  let number = 0;
  for await (const bytes of content) {
    pending = pending.length === 0 ? bytes : Buffer.concat([pending, bytes]);
    // One more than a piece: the last piece is known as such when it is written.
    while (pending.length > pieceLength) {
      yield encryptPiece(key, header, number, false, pending.subarray(0, pieceLength));
      pending = pending.subarray(pieceLength);
      number += 1;
    }
  }
  const filled = Buffer.alloc(pieceLength, "\n");
  pending.copy(filled);
  const empty = Buffer.alloc(pieceLength, "\n");
  for (let piece = filled; ; piece = empty) {
    const isLast = (number + 1) % piecesPerStep === 0;
    yield encryptPiece(key, header, number, isLast, piece);
    if (isLast) return;
    number += 1;
  }
}

/** The content again. Throws DamagedBackup; what came before a damage has been handed out already and must be undone. */
export async function* decrypt(
  passphrase: string,
  file: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  const whole = headerLength + tagLength;
  let pending: Buffer = Buffer.alloc(0);
  let header: Buffer | null = null;
  let key: Buffer | null = null;
  let number = 0;
  for await (const bytes of file) {
    pending = pending.length === 0 ? bytes : Buffer.concat([pending, bytes]);
    if (header === null) {
      if (pending.length < whole) continue;
      header = Buffer.from(pending.subarray(0, headerLength));
      if (!header.subarray(0, magic.length).equals(magic)) throw new DamagedBackup();
      key = await keyFrom(passphrase, header);
      pending = pending.subarray(headerLength);
    }
    while (key !== null && pending.length > pieceLength + tagLength) {
      const piece = pending.subarray(0, pieceLength + tagLength);
      yield decryptPiece(key, header, number, false, piece);
      pending = pending.subarray(pieceLength + tagLength);
      number += 1;
    }
  }
  if (header === null || key === null || pending.length !== pieceLength + tagLength) {
    throw new DamagedBackup();
  }
  yield decryptPiece(key, header, number, true, pending);
}

const keyFrom = (passphrase: string, header: Buffer): Promise<Buffer> =>
  new Promise((made, failed) => {
    const salt = header.subarray(saltAt, saltAt + saltLength);
    scrypt(passphrase.normalize("NFC"), salt, 32, cost, (error, key) =>
      error === null ? made(key) : failed(error),
    );
  });

const nonceOf = (header: Buffer, number: number, isLast: boolean): Buffer => {
  const nonce = Buffer.alloc(12);
  header.copy(nonce, 0, prefixAt, prefixAt + prefixLength);
  nonce.writeUInt32BE(number, prefixLength);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
};

const encryptPiece = (
  key: Buffer,
  header: Buffer,
  number: number,
  isLast: boolean,
  piece: Buffer,
): Buffer => {
  const cipher = createCipheriv("aes-256-gcm", key, nonceOf(header, number, isLast));
  cipher.setAAD(header);
  return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
};

const decryptPiece = (
  key: Buffer,
  header: Buffer,
  number: number,
  isLast: boolean,
  piece: Buffer,
): Buffer => {
  const cipher = createDecipheriv("aes-256-gcm", key, nonceOf(header, number, isLast), {
    authTagLength: tagLength,
  });
  cipher.setAAD(header);
  cipher.setAuthTag(piece.subarray(-tagLength));
  try {
    return Buffer.concat([cipher.update(piece.subarray(0, -tagLength)), cipher.final()]);
  } catch {
    throw new DamagedBackup();
  }
};
