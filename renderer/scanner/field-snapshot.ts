import type { KeyStroke } from '../../shared/domain/wedge-hypotheses.ts';
import { chooseByLetters } from './choose-by-letters.ts';
import type { FieldKeeper } from './wedge-source.ts';

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** The focused field as it was before a key. Null: nothing that keys could change has the focus. */
export type FieldSnapshot =
  | { readonly kind: 'text'; readonly field: TextField; readonly value: string; readonly selection: Selection | null }
  | { readonly kind: 'select'; readonly field: HTMLSelectElement; readonly index: number }
  | null;
/** Number, date and e-mail fields do not tell theirs. */
interface Selection {
  readonly start: number;
  readonly end: number;
  readonly direction: 'forward' | 'backward' | 'none';
}

function takeSnapshot(document: Document): FieldSnapshot {
  const field = document.activeElement;
  if (field instanceof HTMLSelectElement) return { kind: 'select', field, index: field.selectedIndex };
  if (!(field instanceof HTMLInputElement) && !(field instanceof HTMLTextAreaElement)) return null;
  return { kind: 'text', field, value: field.value, selection: selectionOf(field) };
}

function selectionOf(field: TextField): Selection | null {
  const { selectionStart: start, selectionEnd: end, selectionDirection: direction } = field;
  return start === null || end === null ? null : { start, end, direction: direction ?? 'none' };
}

/** What keeps keys until it is known who pressed them: a list would choose, and tell the core, at the first letter. */
const holdsKeys = (snapshot: FieldSnapshot): boolean => snapshot?.kind === 'select';
/** Whether typed text that was kept from the field can be put into it; a date's digits cannot. */
const takesText = (snapshot: FieldSnapshot): boolean =>
  snapshot === null ||
  snapshot.kind === 'select' ||
  (snapshot.field instanceof HTMLInputElement ? !/^(date|time|month|week|datetime-local|range|color|checkbox|radio|file)$/.test(snapshot.field.type) : true);

/** Puts value and selection back as they were, through the field's own editing so that its undo history stays whole. */
function restoreField(snapshot: FieldSnapshot, keys: readonly KeyStroke[]): void {
  if (snapshot === null) return;
  endComposition(snapshot.field, keys);
  if (snapshot.kind === 'select') {
    snapshot.field.selectedIndex = snapshot.index;
    return;
  }
  const { field, value, selection } = snapshot;
  if (selection !== null && field.value !== value && !undoBack(field, value)) editBack(field, value);
  // A number field that holds a lone "e" says it is empty: it must be set even when nothing seems to differ.
  if (field.value !== value || field.validity.badInput) setValue(field, value);
  if (selection !== null) field.setSelectionRange(selection.start, selection.end, selection.direction);
}

/** An input method that took the scanner's keys is told to let go before the field is put back. */
function endComposition(field: HTMLElement, keys: readonly KeyStroke[]): void {
  if (field.ownerDocument.activeElement !== field || !keys.some(({ isComposing, key }) => isComposing || key === 'Process')) return;
  field.blur();
  field.focus();
}

/** Keys of a scan that a field may get before they are known to be one, and steps that an undo takes for them. */
const MOST_STEPS = 8;

/**
 * Takes the scan's letters back as an undo would, so that no later undo finds them: what then comes back is the person's own.
 * False when undoing does not lead there (a scan's letter and a person's in one step): the field is then as far back as it got.
 */
function undoBack(field: TextField, value: string): boolean {
  if (field.ownerDocument.activeElement !== field) return false;
  for (let step = 0; step < MOST_STEPS; step++) {
    const before = field.value;
    field.ownerDocument.execCommand('undo');
    if (field.value === value) return true;
    if (field.value === before) return false;
    // One step too far: it held what the person typed as well.
    if (field.value.length < value.length) return field.ownerDocument.execCommand('redo') && field.value === value;
  }
  return false;
}

/** Replaces what differs, and only that. */
function editBack(field: TextField, value: string): void {
  if (field.ownerDocument.activeElement !== field) return;
  const now = field.value;
  let from = 0;
  while (from < value.length && from < now.length && value[from] === now[from]) from++;
  let same = 0;
  while (same < value.length - from && same < now.length - from && value.at(-1 - same) === now.at(-1 - same)) same++;
  field.setSelectionRange(from, now.length - same);
  insert(field, value.slice(from, value.length - same));
}

/** The browser's own editing command: the only one that an undo can take back. Says whether it did anything. */
function insert(field: HTMLElement, text: string): boolean {
  return text === '' ? field.ownerDocument.execCommand('delete') : field.ownerDocument.execCommand('insertText', false, text);
}

/** Gives back the characters that were kept from the field: they were typed, not scanned. */
function giveBack(snapshot: FieldSnapshot, text: string): void {
  if (snapshot === null || text === '') return;
  const { field } = snapshot;
  if (snapshot.kind === 'select') return chooseByLetters(snapshot.field, text);
  const before = field.value;
  const isIn = field.ownerDocument.activeElement === field && insert(field, text) && field.value !== before;
  if (!isIn && takesText(snapshot)) setValue(snapshot.field, before + text);
}

function setValue(field: TextField, value: string): void {
  // React overrides the property on the element; the prototype's setter is what it listens to.
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** The focused field's keeper, for pages that have fields. */
export const fieldKeeper: FieldKeeper<FieldSnapshot> = { take: takeSnapshot, holdsKeys, takesText, restore: restoreField, giveBack };
