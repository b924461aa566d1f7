type Field = HTMLInputElement | HTMLTextAreaElement;

/** A focused text field as it was before the first key of a burst. */
export interface FieldSnapshot {
  readonly field: Field;
  readonly value: string;
  readonly start: number | null;
  readonly end: number | null;
}

/** The focused text field, null when something else has the focus. */
export function takeSnapshot(document: Document): FieldSnapshot | null {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement) && !(field instanceof HTMLTextAreaElement)) return null;
  return { field, value: field.value, start: selectable(field) ? field.selectionStart : null, end: selectable(field) ? field.selectionEnd : null };
}

/** Number and date fields have no selection to read. */
const selectable = (field: Field): boolean => field instanceof HTMLTextAreaElement || /^(text|search|url|tel|password)$/.test(field.type);

/** Puts value and selection back; frameworks that watch the field hear of it. */
export function restoreField(snapshot: FieldSnapshot): void {
  const { field, value, start, end } = snapshot;
  if (field.value !== value) setValue(field, value);
  if (start !== null) field.setSelectionRange(start, end);
}

/** Gives back the characters that were kept from the field: they were typed, not scanned. */
export function giveBack(snapshot: FieldSnapshot, text: string): void {
  const { field } = snapshot;
  const at = selectable(field) ? (field.selectionEnd ?? field.value.length) : field.value.length;
  setValue(field, field.value.slice(0, at) + text + field.value.slice(at));
  if (selectable(field)) field.setSelectionRange(at + text.length, at + text.length);
}

function setValue(field: Field, value: string): void {
  // React overrides the property on the element; the prototype's setter is what it listens to.
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
