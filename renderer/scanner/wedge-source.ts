import { type BurstReading, readingOf } from '../../shared/domain/burst-reading.ts';
import type { ScanPrefix } from '../../shared/domain/scan-prefix.ts';
import { typedText } from '../../shared/domain/wedge-hypotheses.ts';
import { type EndedBurst, endBurst, isComplete, LAST_SILENCE_MS, noKeys, readKey, SILENCE_MS, type WedgeState } from '../../shared/domain/wedge-reader.ts';
import { type FieldSnapshot, giveBack, holdsKeys, restoreField, takesText, takeSnapshot } from './field-snapshot.ts';
import { strokeOf } from './key-stroke.ts';

export interface WedgeListeners {
  /** One of our codes, or the text of a code that is not ours: the core judges. */
  readonly onScan: (frame: string) => void;
  /** Every burst that had a scanner's pace, whatever it was. */
  readonly onBurst?: (reading: BurstReading) => void;
  /** The scanner's prefix by the settings; asked at each key. */
  readonly prefix?: () => ScanPrefix;
}

/** The field before key number `at` of the burst: only keys after a longer pause may begin a scan. */
interface Mark {
  readonly at: number;
  readonly snapshot: FieldSnapshot;
}
const PAUSE_MS = 60;
/** A date's digits cannot be given back: they are kept from it only when no person could have pressed them. */
const SURE_KEYS = 5;

/**
 * Listens to the whole window for a keyboard scanner, whatever has the focus. The field keeps its value, its selection and
 * its undo history; the scan's Enter or Tab submits nothing and moves nothing. Answers how to stop.
 */
export function startWedge(target: Window, { onScan, onBurst, prefix }: WedgeListeners): () => void {
  let state: WedgeState = noKeys;
  let marks: Mark[] = [];
  /** Keys of the burst that the field did not get, by their place. */
  let kept = new Set<number>();
  let timer: number | undefined;

  const give = (ended: Pick<EndedBurst, 'keys'>, from: number, to: number): void => {
    const text = typedText(ended.keys.slice(from, to).filter((_, at) => kept.has(from + at)));
    giveBack(takeSnapshot(target.document), text);
  };
  const settle = (ended: EndedBurst): void => {
    const first = ended.pieces.find(({ kind }) => kind !== 'typed');
    const began = marks.findLast(({ at }) => at <= (first?.from ?? 0));
    if (first === undefined) give(ended, 0, ended.keys.length);
    else if (began !== undefined) {
      endComposition(target.document, ended);
      restoreField(began.snapshot);
      // The field is again as before this key: whatever a person typed since is put back.
      kept = new Set(ended.keys.keys());
      for (const piece of ended.pieces) if (piece.kind === 'typed' && piece.to > began.at) give(ended, Math.max(piece.from, began.at), piece.to);
    }
    marks = [];
    kept = new Set();
    if (onBurst !== undefined && (first !== undefined || ended.keys.length > 2)) onBurst(readingOf(ended));
    for (const piece of ended.pieces) if (piece.kind !== 'typed') onScan(piece.text);
  };
  const wait = (ms: number, work: () => void): void => {
    target.clearTimeout(timer);
    timer = target.setTimeout(work, ms);
  };
  const onSilence = (): void => {
    const { state: next, ended } = endBurst(state);
    state = next;
    if (ended !== null) settle(ended);
  };
  const onKey = (event: KeyboardEvent): void => {
    const stroke = strokeOf(event);
    const step = readKey(state, stroke, prefix?.());
    if (step.ended !== null) settle(step.ended);
    const [last, key] = step.state.keys.slice(-2);
    const at = step.state.keys.length - 1;
    const isNew = at >= 0 && step.state.keys !== state.keys;
    if (isNew && (key === undefined || last === undefined || key.t - last.t > PAUSE_MS)) {
      // After a pause the field gets what was kept from it, so that nobody waits for their letters.
      give(step.state, 0, at);
      for (const place of kept) if (place < at) kept.delete(place);
      marks = [...marks.filter((mark) => at - mark.at < 64), { at, snapshot: takeSnapshot(target.document) }];
    }
    const snapshot = marks.at(-1)?.snapshot ?? null;
    const keeps = step.swallow ? !isNew || takesText(snapshot) || at >= SURE_KEYS : isNew && holdsKeys(snapshot) && stroke.key !== ' ';
    if (keeps) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (isNew) kept.add(at);
    }
    state = step.state;
    if (state.keys.length === 0) return target.clearTimeout(timer);
    if (isNew) wait(SILENCE_MS, () => (isComplete(state) ? onSilence() : wait(LAST_SILENCE_MS - SILENCE_MS, onSilence)));
  };
  target.addEventListener('keydown', onKey, { capture: true });
  return () => {
    target.clearTimeout(timer);
    target.removeEventListener('keydown', onKey, { capture: true });
  };
}

/** An input method that took the scanner's keys is told to let go before the field is put back. */
function endComposition(document: Document, { keys }: EndedBurst): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLElement) || !keys.some(({ isComposing, key }) => isComposing || key === 'Process')) return;
  field.blur();
  field.focus();
}
