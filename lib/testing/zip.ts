import { crc32, deflateRawSync } from "node:zlib";

/** A file for `zip`. `flags`, `size`, `crc`: what its headers say where that is not the truth; `sameAs`: the entry whose bytes it shares. */
export type ZippedFile = {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly stored?: boolean;
  readonly flags?: number;
  readonly size?: number;
  readonly crc?: number;
  readonly sameAs?: number;
};

/** A ZIP archive of `files`, sound unless a file says otherwise. */
export function zip(files: readonly ZippedFile[]): Uint8Array<ArrayBuffer> {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const file of files) {
    const name = Buffer.from(file.name);
    const content = Buffer.from(file.content as Uint8Array);
    const packed = file.stored ? content : deflateRawSync(content);
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(file.flags ?? 0x800, 2);
    header.writeUInt16LE(file.stored ? 0 : 8, 4);
    header.writeUInt32LE(file.crc ?? crc32(content), 10);
    header.writeUInt32LE(packed.byteLength, 14);
    header.writeUInt32LE(file.size ?? content.byteLength, 18);
    header.writeUInt16LE(name.byteLength, 22);
    const offset = file.sameAs === undefined ? at : (offsets[file.sameAs] ?? at);
    offsets.push(offset);
    if (file.sameAs === undefined) {
      const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), header, name, packed]);
      locals.push(local);
      at += local.byteLength;
    }
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), header, tail, name]));
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.byteLength, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...locals, directory, end]));
}
