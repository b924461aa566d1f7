import { closeSync, fsyncSync, mkdtempSync, openSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folders of one run, below the system's temporary folder (TMPDIR moves it), removed at the end. */
export interface Scratch {
  readonly root: string;
  folder(name: string): string;
  /** Makes a thing once and hands the same one to every figure that asks for it. */
  once<T>(key: string, make: () => Promise<T>): Promise<T>;
  remove(): void;
}

/** Opens the run's folder. */
export function openScratch(): Scratch {
  const root = mkdtempSync(join(tmpdir(), 'accueil-bench-'));
  const made = new Map<string, Promise<unknown>>();
  return {
    root,
    folder: (name) => mkdtempSync(join(root, `${name}-`)),
    once: <T>(key: string, make: () => Promise<T>) => {
      const kept = made.get(key) ?? make();
      made.set(key, kept);
      return kept as Promise<T>; // a key always has the same maker
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Everything of a folder reaches the disk now, so that no later fsync pays for it. */
export function flushFolder(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = openSync(join(folder, name), 'r+');
    fsyncSync(file);
    closeSync(file);
  }
}
