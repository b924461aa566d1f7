import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file that only its owner may read (0600), aside and then renamed, flushed: a power cut leaves the old one or the new one. */
export function writeWhole(file: string, text: string): void {
  const aside = `${file}.new`;
  flushed(openSync(aside, 'w', 0o600), (handle) => writeSync(handle, text));
  renameSync(aside, file);
  // Windows has no handle on a folder, and renames durably by itself.
  if (process.platform !== 'win32') flushed(openSync(dirname(file), 'r'), () => undefined);
}

function flushed(handle: number, write: (handle: number) => void): void {
  try {
    write(handle);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
