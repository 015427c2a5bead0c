import { crc32, deflateRawSync } from "node:zlib";

export interface ZipPart {
  /** Plain letters, as in every office format. */
  readonly path: string;
  readonly content: string;
}

/** Midnight of 1 January 1980, the first day that a ZIP knows: the same parts always give the same bytes. */
const oneDay = 0x0021_0000;
const version = 20;
const deflated = 8;

/** A ZIP with the parts in their order. */
export const writeZip = (parts: readonly ZipPart[]): Uint8Array => {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { path, content } of parts) {
    const name = Buffer.from(path, "ascii");
    const plain = Buffer.from(content, "utf8");
    const packed = deflateRawSync(plain);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(version, 0);
    common.writeUInt16LE(deflated, 4);
    common.writeUInt32LE(oneDay, 6);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(plain.length, 18);
    common.writeUInt16LE(name.length, 22);
    chunks.push(Buffer.from("PK\u0003\u0004", "latin1"), common, name, packed);
    directory.push(directoryEntry(common, name, at));
    at += 4 + common.length + name.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  return new Uint8Array(Buffer.concat([...chunks, listed, endOf(parts.length, listed.length, at)]));
};

const directoryEntry = (common: Buffer, name: Buffer, at: number): Buffer => {
  const entry = Buffer.alloc(46);
  entry.write("PK\u0001\u0002", 0, "latin1");
  entry.writeUInt16LE(version, 4);
  common.copy(entry, 6);
  entry.writeUInt32LE(at, 42);
  return Buffer.concat([entry, name]);
};

const endOf = (count: number, length: number, at: number): Buffer => {
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(at, 16);
  return end;
};
