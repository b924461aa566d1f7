import { fileURLToPath } from 'node:url';
import { build, type InlineConfig } from 'vite';

const root = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Loaded by Node at run time: Electron itself and what holds native code. */
const outside = [/^node:/, 'electron', 'better-sqlite3', 'node-hid'];

const bundle = (entries: Readonly<Record<string, string>>, format: 'es' | 'cjs', outDir: string): InlineConfig => ({
  configFile: false,
  root: root('.'),
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: root(outDir),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, root(file)])),
      external: outside,
      output: { format, entryFileNames: format === 'es' ? '[name].js' : '[name].cjs' },
    },
  },
});

/** Bundles main process and core process into dist/electron; each preload into one CommonJS file, as a sandboxed preload must be. */
export async function bundleElectron(): Promise<void> {
  await build(bundle({ main: 'electron/main.ts', 'core-entry': 'electron/core-entry.ts' }, 'es', 'dist/electron'));
  for (const role of ['kiosk', 'desk']) {
    const preload = bundle({ [role]: `electron/preload/${role}.ts` }, 'cjs', 'dist/electron/preload');
    await build({ ...preload, build: { ...preload.build, emptyOutDir: false } });
  }
}

if (import.meta.main) await bundleElectron();
