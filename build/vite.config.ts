import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { compiledCatalogues, usedIconWeights } from './vite-plugins.ts';
import { defineConfig, type InlineConfig } from 'vite';

const root = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** The pages, each with its own root and folder under dist/. */
export const pages = { kiosk: 'renderer/kiosk', desk: 'renderer/desk', central: 'central/web', pass: 'central/pass' } as const;
export type PageName = keyof typeof pages;

/** Weights of the icons that each page draws. */
const iconWeights = { kiosk: ['fill'], desk: ['fill', 'regular'], central: ['fill', 'regular'], pass: [] } as const satisfies Record<
  PageName,
  readonly string[]
>;

/** Vite's options for one page: relative addresses, so that it serves under any path and scheme. */
export function pageConfig(name: PageName): InlineConfig {
  return {
    configFile: false,
    root: root(pages[name]),
    base: './',
    plugins: [react(), compiledCatalogues(), usedIconWeights(iconWeights[name])],
    logLevel: 'warn',
    worker: { format: 'es' },
    build: {
      outDir: root(`dist/pages/${name}`),
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: { polyfill: false },
      rolldownOptions: {
        treeshake: {
          propertyReadSideEffects: false,
          unknownGlobalSideEffects: false,
        },
      },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1200,
    },
  };
}

const { configFile: _none, ...kiosk } = pageConfig('kiosk');

export default defineConfig(kiosk);
