const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/**
 * The same archive with every entry dated to one day. A ZIP writes the time of day beside each file, so two files of
 * one document would differ although nothing in them does.
 */
export const withOneDate = (archive: Buffer, date: string): Buffer => {
  const dated = Buffer.from(archive);
  const end = findEnd(dated);
  const entries = dated.readUInt16LE(end + 10);
  let at = dated.readUInt32LE(end + 16);
  for (let entry = 0; entry < entries; entry += 1) {
    if (dated.readUInt32LE(at) !== directoryEntry) throw new RangeError("not a ZIP directory");
    const local = dated.readUInt32LE(at + 42);
    writeMoment(dated, at + 12, date);
    writeMoment(dated, local + 10, date);
    const [name, extra, comment] = [28, 30, 32].map((field) => dated.readUInt16LE(at + field));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return dated;
};

/** The directory's end stands last, before a comment that our archives do not have. */
const findEnd = (archive: Buffer): number => {
  const end = archive.length - 22;
  if (end < 0 || archive.readUInt32LE(end) !== endOfDirectory) throw new RangeError("not a ZIP");
  return end;
};

/** Noon, in the form that ZIP took from MS-DOS: two seconds a step, years from 1980. */
const writeMoment = (archive: Buffer, at: number, date: string): void => {
  const [year = 1980, month = 1, day = 1] = date.split("-").map(Number);
  archive.writeUInt16LE(12 << 11, at);
  archive.writeUInt16LE(((year - 1980) << 9) | (month << 5) | day, at + 2);
};
