import { crc32, inflateRawSync } from "node:zlib";
import type { ArchiveLimits } from "./limits.ts";
import { refuse } from "./refusal.ts";

/** One file in an archive. `name` as it is written there, with `/` between folders. */
export type ZipEntry = {
  readonly name: string;
  /** Unpacked, in bytes, as the archive says; reading holds it to it. */
  readonly size: number;
  /** Its contents. Throws `file_broken` when they are not what the archive says. */
  read(): Uint8Array;
};

// APPNOTE.TXT 6.3.10, §4.3.
const endSignature = 0x06054b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;
const small = 1_000_000;

/**
 * The files of a ZIP archive in memory, folders left out. Everything that makes
 * an archive dangerous is found before anything is unpacked: too many entries,
 * too much or too dense (`file_expands`), entries that share their bytes,
 * encryption (`file_encrypted`), places outside the archive, and what is no
 * archive or a broken one (`file_broken`).
 */
export function openZip(bytes: Uint8Array, limits: ArchiveLimits): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, offset } = findDirectory(view);
  if (count > limits.entries) refuse("file_expands");

  const headers: Header[] = [];
  let at = offset;
  for (let index = 0; index < count; index += 1) {
    const header = readHeader(view, bytes, at);
    headers.push(header);
    at = header.next;
  }
  const unpacked = headers.reduce((sum, { size }) => sum + size, 0);
  const dense = headers.some(({ size, packed }) => size > small && size > packed * limits.ratio);
  if (unpacked > limits.unpacked || dense) refuse("file_expands");
  assertApart(headers, offset);
  return headers
    .filter(({ name }) => !name.endsWith("/"))
    .map((header) => ({ name: header.name, size: header.size, read: () => unpack(header, view, bytes) }));
}

type Header = {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  readonly next: number;
};

/** The end record: after it at most a comment. */
function findDirectory(view: DataView): { count: number; offset: number } {
  const first = Math.max(0, view.byteLength - endLength - 0xffff);
  for (let at = view.byteLength - endLength; at >= first; at -= 1) {
    if (view.getUint32(at, true) !== endSignature) continue;
    if (at + endLength + view.getUint16(at + 20, true) !== view.byteLength) continue;
    const count = view.getUint16(at + 10, true);
    const size = view.getUint32(at + 12, true);
    const offset = view.getUint32(at + 16, true);
    // Several volumes, or more than four gigabytes: neither is a newsroom's text.
    if (view.getUint16(at + 4, true) !== 0 || count === 0xffff || offset === 0xffffffff) refuse("file_expands");
    if (offset + size > at) refuse("file_broken");
    return { count, offset };
  }
  return refuse("file_broken");
}

function readHeader(view: DataView, bytes: Uint8Array, at: number): Header {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== centralSignature) refuse("file_broken");
  const flags = view.getUint16(at + 8, true);
  const lengths = [28, 30, 32].map((field) => view.getUint16(at + field, true));
  const [nameLength = 0, extraLength = 0, commentLength = 0] = lengths;
  const from = at + 46;
  const next = from + nameLength + extraLength + commentLength;
  if (next > view.byteLength) refuse("file_broken");
  if (flags & 0x1 || flags & 0x2000) refuse("file_encrypted");
  const name = decodeName(bytes.subarray(from, from + nameLength)).replaceAll("\\", "/");
  if (name.startsWith("/") || /^[a-z]:/i.test(name) || name.split("/").includes("..") || name.includes("\0")) {
    refuse("file_broken");
  }
  return {
    name,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
    next,
  };
}

/** Names are UTF-8 as a rule; archives of older Chinese systems have them in GB18030, whatever their flags say. */
function decodeName(name: Uint8Array): string {
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(name);
    } catch {
      // The next one.
    }
  }
  return new TextDecoder("windows-1252").decode(name);
}

/** Entries that overlap unpack the same bytes over and over. */
function assertApart(headers: readonly Header[], directory: number): void {
  let end = 0;
  for (const { offset, packed } of headers.toSorted((a, b) => a.offset - b.offset)) {
    if (offset < end) refuse("file_expands");
    end = offset + 30 + packed;
  }
  if (end > directory) refuse("file_broken");
}

function unpack({ method, crc, packed, size, offset }: Header, view: DataView, bytes: Uint8Array): Uint8Array {
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== localSignature) refuse("file_broken");
  const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (from + packed > view.byteLength) refuse("file_broken");
  const content = inflate(bytes.subarray(from, from + packed), method, size);
  if (content.byteLength !== size || crc32(content) !== crc) refuse("file_broken");
  return content;
}

function inflate(packed: Uint8Array, method: number, size: number): Uint8Array {
  if (method === 0) return packed;
  if (method !== 8) return refuse("file_broken");
  try {
    return new Uint8Array(inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) }));
  } catch {
    // More than it says, or not deflated at all.
    return refuse("file_broken");
  }
}
