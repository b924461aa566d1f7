import { chromium } from 'playwright-core';
import { findChromium, quietFlags } from '../../shared/browser/chromium.ts';

export interface PagePrinter {
  /** One of central's own pages as a tagged PDF; the page says by `data-ready` that it is drawn. */
  print(given: { readonly origin: string; readonly path: string; readonly token: string }): Promise<Buffer>;
  close(): Promise<void>;
}
const PATIENCE_MS = 30_000;

/** Prints through a Chromium of this machine, one page after the other, each in its own profile; null where there is none. */
export function pagePrinter(executablePath: string | null = findChromium()): PagePrinter | null {
  if (executablePath === null) return null;
  let last: Promise<unknown> = Promise.resolve();
  const printNow = async ({ origin, path, token }: Parameters<PagePrinter['print']>[0]): Promise<Buffer> => {
    const browser = await chromium.launch({ executablePath, args: [...quietFlags], timeout: PATIENCE_MS });
    try {
      const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', reducedMotion: 'reduce' });
      await context.addCookies([{ name: 'reader', value: token, url: origin, httpOnly: true, sameSite: 'Strict' }]);
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      await page.goto(`${origin}${path}`);
      await page.locator('[data-ready]').waitFor();
      // Charts are drawn after their section, fonts load when text asks for them.
      await page.waitForLoadState('networkidle');
      await page.evaluate('document.fonts.ready.then(() => true)');
      return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
    } finally {
      await browser.close();
    }
  };
  return {
    print: (given) => {
      const mine = last.then(() => printNow(given));
      last = mine.catch(() => undefined);
      return mine;
    },
    close: async () => {
      await last;
    },
  };
}
