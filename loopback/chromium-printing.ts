import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { PrintingPort } from '../shared/core/ports.ts';

const runFile = promisify(execFile);

/** PDF through a headless Chromium; the page sets its own size by `@page`. */
export function chromiumPrinting(chromium: string, flags: readonly string[]): PrintingPort {
  return {
    htmlToPdf: async (html) => {
      const folder = await mkdtemp(join(tmpdir(), 'accueil-print-'));
      try {
        const page = join(folder, 'page.html');
        const pdf = join(folder, 'page.pdf');
        await writeFile(page, html, { mode: 0o600 });
        const args = [
          '--headless',
          ...flags,
          `--user-data-dir=${join(folder, 'profile')}`,
          '--no-pdf-header-footer',
          `--print-to-pdf=${pdf}`,
          pathToFileURL(page).href,
        ];
        await runFile(chromium, args, { timeout: 30_000 });
        return await readFile(pdf);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}
