import type { Page } from '@playwright/test';
import { strokesFor, type Typed } from './key-traces.ts';

/** A keyboard scanner set to one layout on a PC of another: real key events of this page, as fast as a scanner types. */
export async function typeStrokes(page: Page, text: string, typed: Typed): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const sends = strokesFor(text, typed).flatMap(({ key, code, shiftKey }) => {
    const event = { key, code, modifiers: shiftKey ? 8 : 0 };
    const writes = key === 'Enter' ? { text: '\r', windowsVirtualKeyCode: 13 } : [...key].length === 1 ? { text: key } : {};
    return [
      session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event, ...writes }),
      session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event }),
    ];
  });
  await Promise.all(sends);
  await session.detach();
}
