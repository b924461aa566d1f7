import { build } from 'vite';
import { type PageName, pageConfig, pages } from './vite.config.ts';

/** Builds the pages into dist/pages: kiosk, desk and central's. */
export async function buildPages(names: readonly PageName[] = Object.keys(pages) as PageName[]): Promise<void> {
  for (const name of names) await build(pageConfig(name));
}

if (import.meta.main) await buildPages();
