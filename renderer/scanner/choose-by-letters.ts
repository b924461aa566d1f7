/** Letters closer than this choose together, as in the browser's own lists. */
const TOGETHER_MS = 1_000;
let recent = { field: null as HTMLSelectElement | null, letters: '', at: Number.NEGATIVE_INFINITY }; // null until a list has been typed in

/** Chooses in a list by its first letters, as the browser does: the wedge reader keeps letters from lists until it knows that a person typed them. */
export function chooseByLetters(field: HTMLSelectElement, letters: string): void {
  const at = performance.now();
  const goesOn = recent.field === field && at - recent.at < TOGETHER_MS;
  recent = { field, letters: (goesOn ? recent.letters : '') + letters, at };
  const wanted = plain(recent.letters);
  // One letter goes to the next that begins so; more of them refine.
  const first = field.selectedIndex + (wanted.length === 1 ? 1 : 0);
  const options = [...field.options];
  const found = [...options.slice(first), ...options.slice(0, first)].find((option) => !option.disabled && plain(option.text).startsWith(wanted));
  if (found === undefined || found.selected) return;
  Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set?.call(field, found.value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

const plain = (text: string): string => text.trim().normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
