import type { ReadClip } from "./audio-clip.ts";

/**
 * Walks through the pages of an Ogg file (RFC 3533) with one Opus stream (RFC 7845) and checks each page's sum. Null
 * for what is no Ogg file with Opus; `damaged` for one that breaks off, is put together wrongly or holds more than one
 * stream. The tags are replaced by empty ones.
 */
export const readOggOpus = (bytes: Uint8Array): ReadClip | "damaged" | null => {
  const first = pageAt(bytes, 0);
  if (first === null || !startsWith(bodyOf(bytes, first), "OpusHead")) return null;
  const head = bodyOf(bytes, first);
  // Mapping family 0: one voice or two channels. Nobody records a question in surround sound.
  const isPlayable = head.length >= 19 && (head[8] ?? 0) < 16 && (head[18] ?? 1) === 0;
  if (!isPlayable) return null;
  const pages = pagesOf(bytes, first);
  if (pages === null) return "damaged";
  const tags = pages.findIndex((page, index) => index > 0 && endsPacket(page));
  const sounding = tags === -1 ? [] : pages.slice(tags + 1);
  const opening = pages[1];
  if (opening === undefined || !startsWith(bodyOf(bytes, opening), "OpusTags")) return "damaged";
  const length = lengthOf(bytes, sounding, (head[10] ?? 0) + 256 * (head[11] ?? 0));
  if (length === null) return "damaged";
  return {
    type: "audio/ogg",
    milliseconds: Math.round(length / samplesPerMillisecond),
    audio: joined([
      rewritten(bytes, first, 0),
      emptyTags(first.serial),
      ...sounding.map((page, index) => rewritten(bytes, page, index + 2)),
    ]),
  };
};

const samplesPerMillisecond = 48;

interface Page {
  readonly start: number;
  readonly body: number;
  readonly end: number;
  readonly flags: number;
  /** Samples at 48 kHz up to the end of the last packet that ends here; null where none does. */
  readonly granule: number | null;
  readonly serial: number;
  readonly sequence: number;
  readonly lacing: Uint8Array;
}

const continued = 1;
const beginning = 2;
const headerLength = 27;

const pageAt = (bytes: Uint8Array, start: number): Page | null => {
  if (start + headerLength > bytes.length) return null;
  if (!startsWith(bytes.subarray(start), "OggS") || bytes[start + 4] !== 0) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, headerLength);
  const body = start + headerLength + view.getUint8(26);
  const lacing = bytes.subarray(start + headerLength, body);
  const end = body + lacing.reduce((sum, length) => sum + length, 0);
  if (body > bytes.length || end > bytes.length) return null;
  const [low, high] = [view.getUint32(6, true), view.getInt32(10, true)];
  return {
    start,
    body,
    end,
    flags: view.getUint8(5),
    granule: low === 0xffff_ffff && high === -1 ? null : high * 2 ** 32 + low,
    serial: view.getUint32(14, true),
    sequence: view.getUint32(18, true),
    lacing,
  };
};

const bodyOf = (bytes: Uint8Array, { body, end }: Page): Uint8Array => bytes.subarray(body, end);

/** A packet ends with a length below 255. */
const endsPacket = ({ lacing }: Page): boolean => (lacing.at(-1) ?? 255) < 255;

/** All pages, if they are one stream to the last byte. */
const pagesOf = (bytes: Uint8Array, first: Page): readonly Page[] | null => {
  const pages: Page[] = [];
  for (let at = 0; at < bytes.length; ) {
    const page = pageAt(bytes, at);
    const isNext =
      page !== null &&
      page.serial === first.serial &&
      page.sequence === first.sequence + pages.length &&
      ((page.flags & beginning) !== 0) === (pages.length === 0) &&
      sumOf(bytes.subarray(page.start, page.end)) === writtenSum(bytes, page);
    if (!isNext) return null;
    pages.push(page);
    at = page.end;
  }
  return pages;
};

/**
 * How many samples are heard, by the positions that the pages name, as players count. Null when a packet is none of
 * Opus, when positions run backwards, or when there is more to hear than they say.
 */
const lengthOf = (bytes: Uint8Array, pages: readonly Page[], preSkip: number): number | null => {
  let open: number | null = null;
  let length = 0;
  let counted = 0;
  let onLastPage = 0;
  let start: number | null = null;
  let last = 0;
  for (const page of pages) {
    if (((page.flags & continued) !== 0) !== (open !== null)) return null;
    let at = page.body;
    onLastPage = 0;
    for (const part of page.lacing) {
      if (open === null) open = at;
      length += part;
      at += part;
      if (part === 255) continue;
      const samples = length === 0 ? null : samplesIn(bytes, open, length);
      if (samples === null) return null;
      counted += samples;
      onLastPage += samples;
      open = null;
      length = 0;
    }
    if (page.granule === null) continue;
    if (page.granule < last) return null;
    last = page.granule;
    // A recording that was cut out of a longer one begins at another figure than nought.
    start ??= Math.max(0, page.granule - counted);
  }
  if (open !== null || start === null || counted === 0) return null;
  // Positions may leap over holes. Only the last page may hold more than its position says: what was cut off.
  if (counted - (last - start) > onLastPage) return null;
  return Math.max(0, last - start - preSkip);
};

/** Samples at 48 kHz of a packet, by its first byte and, where it says so, its second (RFC 6716, 3.1). */
const samplesIn = (bytes: Uint8Array, at: number, length: number): number | null => {
  const toc = bytes[at] ?? 0;
  const config = toc >> 3;
  const frame =
    config < 12
      ? ([480, 960, 1920, 2880][config % 4] ?? 0)
      : config < 16
        ? ([480, 960][config % 2] ?? 0)
        : ([120, 240, 480, 960][config % 4] ?? 0);
  const code = toc & 3;
  if (code === 3 && length < 2) return null;
  const frames = code === 0 ? 1 : code < 3 ? 2 : (bytes[at + 1] ?? 0) & 0x3f;
  const samples = frames * frame;
  return samples > 0 && samples <= longestPacket ? samples : null;
};

/** 120 ms: no packet may be longer. */
const longestPacket = 120 * samplesPerMillisecond;

/** The page with another number in the row, and its sum made anew. */
const rewritten = (bytes: Uint8Array, { start, end }: Page, sequence: number): Uint8Array => {
  const page = bytes.slice(start, end);
  const view = new DataView(page.buffer);
  view.setUint32(18, sequence, true);
  return withSum(page);
};

/** `OpusTags` with a nameless maker and no comments, on a page of its own. */
const emptyTags = (serial: number): Uint8Array => {
  const body = [..."OpusTags"].map((letter) => letter.charCodeAt(0));
  const page = new Uint8Array(headerLength + 1 + 16);
  page.set([..."OggS"].map((letter) => letter.charCodeAt(0)));
  const view = new DataView(page.buffer);
  view.setUint32(14, serial, true);
  view.setUint32(18, 1, true);
  page.set([1, 16, ...body], 26);
  return withSum(page);
};

const withSum = (page: Uint8Array): Uint8Array => {
  const view = new DataView(page.buffer);
  view.setUint32(22, sumOf(page), true);
  return page;
};

const writtenSum = (bytes: Uint8Array, { start }: Page): number =>
  new DataView(bytes.buffer, bytes.byteOffset + start).getUint32(22, true);

/** Ogg's own cyclic sum: polynomial 04C11DB7, nothing turned round, with nought where the sum itself stands. */
const sumOf = (page: Uint8Array): number => {
  let sum = 0;
  for (let index = 0; index < page.length; index += 1) {
    const byte = index >= 22 && index < 26 ? 0 : (page[index] ?? 0);
    sum = ((sum << 8) ^ (sums[((sum >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0;
  }
  return sum;
};

const sums = Array.from({ length: 256 }, (_, byte) => {
  let sum = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) sum = (sum << 1) ^ (sum < 0 ? 0x04c1_1db7 : 0);
  return sum >>> 0;
});

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  [...text].every((letter, index) => bytes[index] === letter.charCodeAt(0));
