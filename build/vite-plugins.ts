import { pathToFileURL } from 'node:url';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

/** Compiles the message catalogues while building, so that pages carry sentences and not the parser of ICU messages. */
export function compiledCatalogues(): Plugin {
  return {
    name: 'compiled-catalogues',
    config: () => ({ define: { 'import.meta.env.CATALOGUES_COMPILED': 'true' } }),
    transform: async (_code, id) => {
      if (!/\/renderer\/i18n\/(fr-[\w-]+|[a-z]{2}-kiosk)\.ts$/.test(id)) return null;
      const catalogues = (await import(pathToFileURL(id).href)) as Readonly<Record<string, Readonly<Record<string, string>>>>;
      const compiled = Object.entries(catalogues).map(([name, messages]) => {
        const pairs = Object.entries(messages).map(([key, message]) => [key, compileMessage(message)]);
        return `export const ${name} = ${JSON.stringify(Object.fromEntries(pairs))};`;
      });
      return { code: compiled.join('\n'), map: null };
    },
  };
}

/** Each icon comes in six weights; a page shows one or two of them. */
export function usedIconWeights(used: readonly string[]): Plugin {
  return {
    name: 'used-icon-weights',
    transform: (code, id) => {
      if (!/\/@phosphor-icons\/react\/dist\/defs\//.test(id)) return null;
      const kept = code.replaceAll(/\n {2}\[\n {4}"(\w+)",[\s\S]*?\n {2}\],?(?=\n)/g, (entry, weight: string) => (used.includes(weight) ? entry : ''));
      return { code: kept, map: null };
    },
  };
}
