import { BrowserWindow, session } from 'electron';
import type { PrintOutcome } from '../../shared/contract/print-outcome.ts';
import { SCHEME } from '../windows/own-pages.ts';
import { secureWebPreferences } from '../windows/web-preferences.ts';

/** A printed page is a text of our own making: styles and pictures inside, no script, no network. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

export interface Printing {
  readonly htmlToPdf: (html: string) => Promise<Uint8Array>;
  /** Opens the system's print dialog and answers how it ended; never rejects. */
  readonly print: (html: string) => Promise<PrintOutcome>;
}

/** Prints through a hidden window whose only address is the page handed over. */
export function preparePrinting(packaged: boolean): Printing {
  const pages = new Map<string, string>();
  let last = 0;
  session.fromPartition('print').protocol.handle(SCHEME, (request) => {
    const html = pages.get(request.url);
    return html === undefined
      ? new Response(null, { status: 404 })
      : new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY } });
  });
  const withPage = async <T>(html: string, work: (window: BrowserWindow) => Promise<T>): Promise<T> => {
    last += 1;
    const address = `${SCHEME}://print/${last}`;
    const window = new BrowserWindow({ show: false, webPreferences: { ...secureWebPreferences({ role: 'print', packaged }) } });
    pages.set(address, html);
    try {
      await window.loadURL(address);
      return await work(window);
    } finally {
      pages.delete(address);
      window.destroy();
    }
  };
  return {
    htmlToPdf: (html) => withPage(html, ({ webContents }) => webContents.printToPDF({ preferCSSPageSize: true, printBackground: true })),
    print: (html) =>
      withPage(
        html,
        ({ webContents }) =>
          new Promise<PrintOutcome>((resolve) =>
            webContents.print({ silent: false, printBackground: true }, (done, reason) => resolve(done ? 'sent' : outcomeOf(reason))),
          ),
      ).catch((): PrintOutcome => 'failed'),
  };
}

/** Electron says in English words why a page was not printed ("cancelled" or "Print job canceled" when the dialog was left). */
const outcomeOf = (reason: string): PrintOutcome => (/cancel/i.test(reason) ? 'cancelled' : 'failed');
