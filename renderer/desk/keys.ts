/** The desk's screens, in the order of Alt+1…7. */
export const screens = ['board', 'workstations', 'loans', 'members', 'closing', 'upload', 'settings'] as const;
export type ScreenName = (typeof screens)[number];

export type DeskKeyAct =
  | { readonly kind: 'screen'; readonly screen: ScreenName; readonly asked?: 'search' | 'new' | 'stock' }
  | { readonly kind: 'help' | 'lock' | 'undo' | 'drop' | 'go-on' | 'guest' | 'group' };
type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/** What a key asks for (UX §2.2): safe on AZERTY, no single letters. In a field Ctrl+Z undoes the typing. */
export function deskKeyAct(pressed: Pressed, where: { readonly inField: boolean; readonly inDialog: boolean }): DeskKeyAct | null {
  if (where.inDialog) return null;
  const { key, code, ctrlKey, altKey, metaKey } = pressed;
  if (altKey && !ctrlKey && !metaKey) {
    if (code === 'KeyV') return { kind: 'guest' };
    if (code === 'KeyG') return { kind: 'group' };
    const screen = screens[Number(/^Digit([1-7])$/.exec(code)?.[1] ?? 0) - 1];
    return screen === undefined ? null : { kind: 'screen', screen };
  }
  if (ctrlKey && !altKey && key.toLowerCase() === 'z') return where.inField ? null : { kind: 'undo' };
  if (ctrlKey && !altKey && key === 'Enter') return { kind: 'go-on' };
  if (ctrlKey || altKey || metaKey) return null;
  switch (key) {
    case 'F1':
      return { kind: 'help' };
    case 'F2':
      return { kind: 'screen', screen: 'members', asked: 'search' };
    case 'F3':
      return { kind: 'screen', screen: 'loans', asked: 'stock' };
    case 'F4':
      return { kind: 'screen', screen: 'members', asked: 'new' };
    case 'F7':
      return { kind: 'screen', screen: 'workstations' };
    case 'F9':
      return { kind: 'screen', screen: 'upload' };
    case 'F10':
      return { kind: 'lock' };
    case 'Escape':
      return { kind: 'drop' };
    default:
      return null;
  }
}
