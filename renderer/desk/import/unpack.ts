import { Inflate } from 'fflate';
import { FileRefused, MOST_UNPACKED } from './file-trouble.ts';

/** One file inside an archive, still packed. */
interface Packed {
  readonly method: number;
  readonly bytes: Uint8Array;
}
export interface Archive {
  readonly names: readonly string[];
  /** Gives the text of a part, piece by piece; undefined when there is none of this name. Throws FileRefused beyond the bound. */
  read(name: string, take: (text: string) => void): boolean;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** Packed bytes handed on at once: a thousandfold expansion is still 16 MB. */
const STEP = 16_384;

/** The parts of a zip archive by its directory. What its parts unpack to is counted while they do: sizes that it states are not believed. */
export function openArchive(file: Uint8Array): Archive {
  const entries = directoryOf(file);
  let unpacked = 0;
  const count = (more: number): void => {
    unpacked += more;
    if (unpacked > MOST_UNPACKED) throw new FileRefused('unpacks-too-big');
  };
  return {
    names: [...entries.keys()],
    read: (name, take) => {
      const part = entries.get(name);
      if (part === undefined) return false;
      const decoder = new TextDecoder();
      const give = (bytes: Uint8Array, final: boolean): void => {
        count(bytes.length);
        take(decoder.decode(bytes, { stream: !final }));
      };
      if (part.method === 0) give(part.bytes, true);
      else if (part.method === 8) inflate(part.bytes, give);
      else throw new FileRefused('broken');
      return true;
    },
  };
}

function inflate(bytes: Uint8Array, give: (bytes: Uint8Array, final: boolean) => void): void {
  const stream = new Inflate(give);
  try {
    for (let at = 0; at < bytes.length; at += STEP) stream.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  } catch (error) {
    throw error instanceof FileRefused ? error : new FileRefused('broken');
  }
}

function directoryOf(file: Uint8Array): ReadonlyMap<string, Packed> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  try {
    let end = file.length - 22;
    while (view.getUint32(end, true) !== END) end--;
    const entries = new Map<string, Packed>();
    let at = view.getUint32(end + 16, true);
    for (let left = view.getUint16(end + 10, true); left > 0; left--) {
      if (view.getUint32(at, true) !== ENTRY) throw new FileRefused('broken');
      if ((view.getUint16(at + 8, true) & 1) === 1) throw new FileRefused('protected');
      const [nameLength, extra, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
      const offset = view.getUint32(at + 42, true);
      const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
      const name = new TextDecoder().decode(file.subarray(at + 46, at + 46 + nameLength));
      entries.set(name, { method: view.getUint16(at + 10, true), bytes: file.subarray(from, from + view.getUint32(at + 20, true)) });
      at += 46 + nameLength + extra + comment;
    }
    return entries;
  } catch (error) {
    // A directory that points outside the file.
    throw error instanceof FileRefused ? error : new FileRefused('broken');
  }
}
