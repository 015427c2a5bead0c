/** Small real recordings of silence, made by hand: MP3 by frames, Opus by pages. */

/** MPEG-1 layer III, 64 kbit/s, 44.1 kHz, one channel: 208 bytes and 26 ms a frame, silent because all of it is nought. */
export const silentMp3 = (frames = 40): Uint8Array => {
  const frame = new Uint8Array(208);
  frame.set([0xff, 0xfb, 0x50, 0xc4]);
  return joined(Array.from({ length: frames }, () => frame));
};

/** A tag as telephones write it, with the name of whoever owns the telephone. */
export const id3 = (text = "Anna's telephone"): Uint8Array => {
  const body = new TextEncoder().encode(`TPE1${text}`);
  return joined([
    new Uint8Array([0x49, 0x44, 0x33, 3, 0, 0, 0, 0, body.length >> 7, body.length & 0x7f]),
    body,
  ]);
};

interface OpusOptions {
  readonly packets?: number;
  readonly perPage?: number;
  readonly preSkip?: number;
  readonly tags?: string;
  readonly serial?: number;
  /** Added to every position: a recording that was cut out of a longer one. */
  readonly offset?: number;
  /** Samples cut away at the end. */
  readonly trimmed?: number;
}

/** Opus of silence: packets of 20 ms (CELT, full band, one channel; TOC f8 with two bytes of silence). */
export const silentOpus = ({
  packets = 50,
  perPage = 10,
  preSkip = 312,
  tags = "somebody",
  serial = 7,
  offset = 0,
  trimmed = 0,
}: OpusOptions = {}): Uint8Array => {
  const head = joined([
    ascii("OpusHead"),
    new Uint8Array([1, 1, preSkip & 255, preSkip >> 8, 0x80, 0xbb, 0, 0, 0, 0, 0]),
  ]);
  const vendor = ascii(tags);
  const comments = joined([
    ascii("OpusTags"),
    new Uint8Array([vendor.length & 255, vendor.length >> 8, 0, 0]),
    vendor,
    new Uint8Array(4),
  ]);
  const packet = new Uint8Array([0xf8, 0xff, 0xfe]);
  const pages = [
    oggPage({ flags: 2, granule: 0, serial, sequence: 0, packets: [head] }),
    oggPage({ flags: 0, granule: 0, serial, sequence: 1, packets: [comments] }),
  ];
  for (let sent = 0; sent < packets; sent += perPage) {
    const count = Math.min(perPage, packets - sent);
    const isLast = sent + count === packets;
    const samples = (sent + count) * 960 + offset - (isLast ? trimmed : 0);
    const sounding = Array.from({ length: count }, () => packet);
    const sequence = pages.length;
    const flags = isLast ? 4 : 0;
    pages.push(oggPage({ flags, granule: samples, serial, sequence, packets: sounding }));
  }
  return joined(pages);
};

export const oggPage = ({
  flags,
  granule,
  serial,
  sequence,
  packets,
  goesOn = false,
}: {
  readonly flags: number;
  readonly granule: number;
  readonly serial: number;
  readonly sequence: number;
  readonly packets: readonly Uint8Array[];
  /** The last packet, of a multiple of 255 bytes, goes on on the next page. */
  readonly goesOn?: boolean;
}): Uint8Array => {
  const lengths = packets.flatMap(({ length }) => [
    ...Array.from({ length: Math.floor(length / 255) }, () => 255),
    length % 255,
  ]);
  const lacing = goesOn ? lengths.slice(0, -1) : lengths;
  const page = joined([ascii("OggS"), new Uint8Array(23), new Uint8Array(lacing), ...packets]);
  const view = new DataView(page.buffer);
  page[5] = flags;
  view.setBigInt64(6, BigInt(granule), true);
  view.setUint32(14, serial, true);
  view.setUint32(18, sequence, true);
  page[26] = lacing.length;
  view.setUint32(22, oggSum(page), true);
  return page;
};

/** Bit by bit, as RFC 3533 describes it; the program's own way with a table is held against this. */
export const oggSum = (bytes: Uint8Array): number => {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << 24;
    for (let bit = 0; bit < 8; bit += 1) sum = sum < 0 ? (sum << 1) ^ 0x04c1_1db7 : sum << 1;
  }
  return sum >>> 0;
};

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

export const joined = (parts: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(parts.flatMap((part) => [...part]));
