import type { ReadClip } from "./audio-clip.ts";

/**
 * Walks through the frames of MPEG audio layer III (ISO/IEC 11172-3 and 13818-3, and the lower rates known as 2.5).
 * Null for what is something else; `damaged` for what begins so and breaks off or goes on as something else.
 */
export const readMp3 = (bytes: Uint8Array): ReadClip | "damaged" | null => {
  const start = skipLeadingTags(bytes);
  const end = endBeforeTags(bytes, start);
  const first = frameAt(bytes, start);
  if (first === null) return null;
  // Two frames in a row, or the end: four bytes alone can look like a frame by chance.
  const second = start + first.length;
  if (second !== end && !belongTogether(first, frameAt(bytes, second))) {
    return second > end ? "damaged" : null;
  }
  let samples = 0;
  let sounding = 0;
  let at = start;
  while (at < end) {
    const frame = frameAt(bytes, at);
    if (!belongTogether(first, frame) || at + frame.length > end) return "damaged";
    if (at !== start || !isIndex(bytes, at, frame)) {
      samples += frame.samples;
      sounding += 1;
    }
    at += frame.length;
  }
  if (sounding < fewestFrames) return "damaged";
  return {
    type: "audio/mpeg",
    milliseconds: Math.round((samples * 1000) / first.rate),
    audio: bytes.slice(start, end),
  };
};

/** A frame lasts some thirty milliseconds: fewer than these are no recording of a voice. */
const fewestFrames = 2;

interface Frame {
  readonly version: number;
  readonly rate: number;
  readonly channels: 1 | 2;
  readonly samples: number;
  /** In bytes, with its header. */
  readonly length: number;
}

const belongTogether = (first: Frame, next: Frame | null): next is Frame =>
  next !== null && next.version === first.version && next.rate === first.rate;

/** The header's fields by their bits: eleven of synchronisation, version, layer, protection, bit rate, rate, padding. */
const frameAt = (bytes: Uint8Array, at: number): Frame | null => {
  const [one = 0, two = 0, three = 0, four = 0] = bytes.subarray(at, at + 4);
  if (at + 4 > bytes.length || one !== 0xff || (two & 0xe0) !== 0xe0) return null;
  const version = (two >> 3) & 3;
  const layer = (two >> 1) & 3;
  const kilobits = (version === mpeg1 ? bitRates1 : bitRates2)[three >> 4];
  const base = sampleRates[(three >> 2) & 3];
  if (version === reservedVersion || layer !== layer3) return null;
  if (kilobits === undefined || kilobits === 0 || base === undefined) return null;
  if ((four & 3) === reservedEmphasis) return null;
  const rate = version === mpeg1 ? base : version === mpeg2 ? base / 2 : base / 4;
  const samples = version === mpeg1 ? 1152 : 576;
  const padding = (three >> 1) & 1;
  return {
    version,
    rate,
    channels: four >> 6 === mono ? 1 : 2,
    samples,
    length: Math.floor(((samples / 8) * kilobits * 1000) / rate) + padding,
  };
};

const mpeg1 = 3;
const mpeg2 = 2;
const reservedVersion = 1;
const layer3 = 1;
const mono = 3;
const reservedEmphasis = 2;
const sampleRates = [44_100, 48_000, 32_000];
/** Kilobits a second by number; 0 ("free", which hardly anything plays) and 15 are none. */
const bitRates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const bitRates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

/** Encoders put a frame without sound in front, with an index for seeking: it is no part of the length. */
const isIndex = (bytes: Uint8Array, at: number, { version, channels }: Frame): boolean => {
  const sideInformation = version === mpeg1 ? (channels === 1 ? 17 : 32) : channels === 1 ? 9 : 17;
  const place = at + 4 + sideInformation;
  return (
    hasText(bytes, place, "Xing") ||
    hasText(bytes, place, "Info") ||
    hasText(bytes, at + 36, "VBRI")
  );
};

/** ID3v2 stands in front, sometimes twice, and some programs leave empty bytes after it. */
const skipLeadingTags = (bytes: Uint8Array): number => {
  let at = 0;
  while (hasText(bytes, at, "ID3")) {
    const [flags = 0, ...size] = bytes.subarray(at + 5, at + 10);
    const footer = (flags & 0x10) === 0 ? 0 : 10;
    at += 10 + size.reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0) + footer;
  }
  if (at > 0) while (bytes[at] === 0) at += 1;
  return at;
};

/** ID3v1 and APE stand at the end, the latter with its length in its own last bytes. */
const endBeforeTags = (bytes: Uint8Array, start: number): number => {
  let end = bytes.length;
  if (end - 128 >= start && hasText(bytes, end - 128, "TAG")) end -= 128;
  if (end - 32 >= start && hasText(bytes, end - 32, "APETAGEX")) {
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const hasHeader = view.getUint32(end - 12, true) >= 0x8000_0000;
    end -= view.getUint32(end - 20, true) + (hasHeader ? 32 : 0);
  }
  return Math.max(end, start);
};

const hasText = (bytes: Uint8Array, at: number, text: string): boolean =>
  [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));
