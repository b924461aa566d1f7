import type { Page } from '@playwright/test';

/** A keyboard scanner on this page: DevTools key events with `key` and `code`, as fast as a scanner types, then Enter. */
export async function scanKeys(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const sends: Promise<unknown>[] = [];
  for (const letter of text) {
    const key = { key: letter, code: `Key${letter.toUpperCase()}`, windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0) };
    sends.push(
      session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, ...key }),
      session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }),
    );
  }
  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
  sends.push(
    session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: '\r', ...enter }),
    session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter }),
  );
  await Promise.all(sends);
  await session.detach();
}
