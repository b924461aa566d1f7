import { build } from 'vite';
import { type PageName, pageConfig, pages } from './vite.config.ts';

/** Builds the pages into dist/pages: kiosk, desk and central's. */
export async function buildPages(names: readonly PageName[] = Object.keys(pages) as PageName[]): Promise<void> {
  for (const name of names) await build(pageConfig(name));
}

if (import.meta.main) {
  const asked = process.argv.slice(2).filter((name): name is PageName => Object.hasOwn(pages, name));
  await buildPages(asked.length > 0 ? asked : undefined);
}
