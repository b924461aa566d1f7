import { type PageName, pageNames } from './route.ts';

export type KeyAct =
  | { readonly kind: 'page'; readonly page: PageName }
  | { readonly kind: 'help' | 'tables' }
  | { readonly kind: 'month'; readonly by: -1 | 1 };
type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'>;

/** What a key asks for: no single letters (WCAG 2.1.4), the same on every layout. Nothing while a dialog is open. */
export function keyAct(pressed: Pressed, inDialog: boolean): KeyAct | null {
  const { key, code, ctrlKey, altKey, metaKey, shiftKey } = pressed;
  if (inDialog || ctrlKey || metaKey || shiftKey) return null;
  if (altKey) {
    const page = pageNames[Number(/^Digit([1-8])$/.exec(code)?.[1] ?? 0) - 1];
    return page === undefined ? null : { kind: 'page', page };
  }
  switch (key) {
    case 'F1':
      return { kind: 'help' };
    case 'F2':
      return { kind: 'tables' };
    case 'F7':
      return { kind: 'month', by: -1 };
    case 'F8':
      return { kind: 'month', by: 1 };
    default:
      return null;
  }
}
