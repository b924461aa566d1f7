import type { Page } from '@playwright/test';

/** Counts the fingers put on this page from now on. */
export async function countTouches(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(`(() => {
    window.touches = 0;
    addEventListener('pointerdown', () => window.touches++, { capture: true });
  })()`);
  return async () => (await page.evaluate('window.touches')) as number;
}

/** What is cut or too small on the page: it may scroll nowhere sideways, and every button is 88 pixels high at least (UX §3.2). */
export async function cramped(page: Page): Promise<readonly string[]> {
  return (await page.evaluate(`(() => {
    const root = document.documentElement;
    const wide = root.scrollWidth > innerWidth ? ['the page scrolls sideways'] : [];
    const small = [...document.querySelectorAll('button')]
      .filter((button) => button.getBoundingClientRect().height < 88 || button.getBoundingClientRect().width < 88)
      .map((button) => 'small: ' + button.textContent);
    const cut = [...document.querySelectorAll('button, h1, p, li')]
      .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
      .map((one) => 'cut: ' + one.textContent);
    const out = [...document.querySelectorAll('button')]
      .filter((button) => button.getBoundingClientRect().bottom > innerHeight + 1 || button.getBoundingClientRect().top < 0)
      .map((button) => 'off the screen: ' + button.textContent);
    return [...wide, ...small, ...cut, ...out];
  })()`)) as readonly string[];
}
