import fc from "fast-check";
import { expect, test } from "vitest";
import { id3, joined, oggPage, oggSum, silentMp3, silentOpus } from "#tests/support/recordings.ts";
import { clipLimits, readClip } from "./audio-clip.ts";

const read = (bytes: Uint8Array) => {
  const outcome = readClip(bytes);
  return outcome.ok
    ? { type: outcome.value.type, milliseconds: outcome.value.milliseconds }
    : outcome.problem.code;
};
const audioOf = (bytes: Uint8Array): Uint8Array => {
  const outcome = readClip(bytes);
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.value.audio;
};
const text = (words: string) => new TextEncoder().encode(words);
const changed = (bytes: Uint8Array, at: number, to: number) => bytes.with(at, to);

test("forty silent frames of MP3 last a second and a bit", () => {
  expect(read(silentMp3(40))).toEqual({ type: "audio/mpeg", milliseconds: 1045 });
});

test.each([
  ["MPEG-2, 22.05 kHz", [0xff, 0xf3, 0x80, 0xc4], 208, 26 * 10],
  ["MPEG-2.5, 8 kHz", [0xff, 0xe3, 0x88, 0xc4], 576, 72 * 10],
  ["two channels and padding", [0xff, 0xfb, 0x92, 0x04], 418, 26 * 10],
])("%s is measured by its own rates", (_name, header, length, about) => {
  const frame = new Uint8Array(length);
  frame.set(header);
  const heard = read(joined(Array.from({ length: 10 }, () => frame)));
  expect(heard).toMatchObject({ type: "audio/mpeg" });
  expect(Math.abs((heard as { milliseconds: number }).milliseconds - about)).toBeLessThan(10);
});

test("an index in front is no sound", () => {
  const index = silentMp3(1);
  index.set(text("Xing"), 4 + 17);
  expect(read(joined([index, silentMp3(40)]))).toEqual({ type: "audio/mpeg", milliseconds: 1045 });
});

test("Opus is measured by its positions, less what is skipped at the beginning and cut off at the end", () => {
  expect(read(silentOpus({ packets: 50, preSkip: 312 }))).toEqual({
    type: "audio/ogg",
    milliseconds: 994,
  });
  expect(read(silentOpus({ packets: 50, preSkip: 0, trimmed: 480 }))).toMatchObject({
    milliseconds: 990,
  });
  expect(read(silentOpus({ preSkip: 0, offset: 48_000_000 }))).toMatchObject({
    milliseconds: 1000,
  });
});

test("tags are left out: the sound is kept, the owner's name is not", () => {
  const name = "Anna's telephone";
  const tail = joined([text("TAG"), text(name), new Uint8Array(128 - 3 - name.length)]);
  const mp3 = joined([id3(name), new Uint8Array(100), silentMp3(), tail]);
  expect(audioOf(mp3)).toEqual(silentMp3());
  const opus = audioOf(silentOpus({ tags: name.repeat(60) }));
  expect(new TextDecoder("latin1").decode(opus)).not.toContain("Anna");
  expect(read(opus)).toEqual(read(silentOpus()));
  expect(opus).toEqual(silentOpus({ tags: "" }));
});

test("tags that go on over several pages are left out too, and the pages are numbered anew", () => {
  const pages = silentOpus({ tags: "" });
  const [head, sounding] = [pages.subarray(0, 47), pages.subarray(47 + 44)];
  const page = { serial: 7, sequence: 1, flags: 0, granule: -1 };
  const long = joined([
    oggPage({
      ...page,
      packets: [joined([text("OpusTags"), new Uint8Array(255 * 254 - 8)])],
      goesOn: true,
    }),
    oggPage({ ...page, sequence: 2, flags: 1, granule: 0, packets: [new Uint8Array(300)] }),
  ]);
  const renumbered = silentOpus({ tags: "", packets: 10 }).subarray(47 + 44);
  new DataView(renumbered.buffer, renumbered.byteOffset).setUint32(18, 3, true);
  expect(read(joined([head, long, sounding]))).toBe("damaged");
  expect(audioOf(joined([head, long, withSum(renumbered)]))).toEqual(
    silentOpus({ tags: "", packets: 10 }),
  );
});

test.each([
  ["nothing", new Uint8Array(0), "empty"],
  ["a text called clip.mp3", text("This is not a recording. ".repeat(50)), "not_audio"],
  ["a page of a site", text("<!doctype html><script>alert(1)</script>"), "not_audio"],
  ["a WAV file", joined([text("RIFF\0\0\0\0WAVEfmt "), new Uint8Array(500)]), "not_audio"],
  ["an M4A file", joined([new Uint8Array([0, 0, 0, 32]), text("ftypM4A ")]), "not_audio"],
  ["a tag with nothing after it", id3(), "not_audio"],
  ["one frame by chance", joined([silentMp3(1), new Uint8Array(900)]), "not_audio"],
  ["a frame that stops half-way", silentMp3(1).subarray(0, 100), "damaged"],
  ["a recording that was cut off", silentMp3().subarray(0, -20), "damaged"],
  ["a script after the sound", joined([silentMp3(), text("<script>")]), "damaged"],
  ["frames that become another rate", joined([silentMp3(), reRated()]), "damaged"],
  ["Ogg with Vorbis", oggOf("\u0001vorbis"), "not_audio"],
  ["Opus with nothing after its head", silentOpus().subarray(0, 47), "damaged"],
  ["Opus that was cut off", silentOpus().subarray(0, -5), "damaged"],
  ["one changed byte in the sound", changed(silentOpus(), 205, 9), "damaged"],
  ["a page that is missing", withoutPage(), "damaged"],
  ["two recordings in one file", joined([silentOpus(), silentOpus({ serial: 8 })]), "damaged"],
  ["a script after the Opus", joined([silentOpus(), text("<script>")]), "damaged"],
  ["positions that say less than there is", silentOpus({ trimmed: 40_000 }), "damaged"],
  ["a sound of no length", silentOpus({ packets: 1, preSkip: 960 }), "empty"],
  ["three minutes and a bit of MP3", slowMp3(181), "too_long"],
  ["three minutes and a bit of Opus", silentOpus({ packets: 9040, perPage: 80 }), "too_long"],
  ["more than the limit", new Uint8Array(clipLimits.bytes + 1), "too_large"],
])("refuses %s", (_name, bytes, problem) => {
  expect(read(bytes)).toBe(problem);
});

test("nothing random passes, whatever it begins with", () => {
  const head = silentOpus().subarray(0, 47);
  const starts = [new Uint8Array(0), id3(), text("OggS\0\u0002"), head, new Uint8Array([255, 251])];
  fc.assert(
    fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 3000 }), (start, noise) => {
      expect(typeof read(joined([start, noise]))).toBe("string");
    }),
    { numRuns: 2000 },
  );
});

test("what a byte of a recording is changed to never makes it longer than its bytes allow, and never throws", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(silentMp3(20), silentOpus()),
      fc.nat(),
      fc.nat(255),
      (recording, at, to) => {
        const outcome = readClip(changed(recording, at % recording.length, to));
        if (outcome.ok) expect(outcome.value.milliseconds).toBeLessThan(2000);
      },
    ),
    { numRuns: 1000 },
  );
});

function reRated(): Uint8Array {
  return changed(silentMp3(1), 2, 0x54);
}

function oggOf(packet: string): Uint8Array {
  const packets = [text(packet.padEnd(40))];
  return oggPage({ flags: 2, granule: 0, serial: 1, sequence: 0, packets });
}

function withoutPage(): Uint8Array {
  const whole = silentOpus({ tags: "" });
  const page = 27 + 10 + 30;
  return joined([whole.subarray(0, 47 + 44), whole.subarray(47 + 44 + page)]);
}

/** 8 kbit/s: the longest sound in the fewest bytes. */
function slowMp3(seconds: number): Uint8Array {
  const frame = new Uint8Array(72);
  frame.set([0xff, 0xe3, 0x18, 0xc4]);
  return joined(Array.from({ length: Math.ceil((seconds * 1000) / 72) }, () => frame));
}

function withSum(page: Uint8Array): Uint8Array {
  const view = new DataView(page.buffer, page.byteOffset);
  view.setUint32(22, 0, true);
  view.setUint32(22, oggSum(page), true);
  return page;
}
