import type { ScanPrefix } from '../../shared/domain/scan-prefix.ts';
import { type KeyStroke, typedText } from '../../shared/domain/wedge-hypotheses.ts';
import { type EndedBurst, endBurst, isComplete, LAST_SILENCE_MS, noKeys, readKey, SILENCE_MS, type WedgeState } from '../../shared/domain/wedge-reader.ts';
import { strokeOf } from './key-stroke.ts';

/** Keeps the focused field as it was (field-snapshot.ts). A page without fields needs none. */
export interface FieldKeeper<Snapshot> {
  /** The focused field as it is now. */
  take(document: Document): Snapshot;
  /** Whether it acts at its first letter: it gets none before it is known who pressed it. */
  holdsKeys(snapshot: Snapshot): boolean;
  /** Whether typed text that was kept from it can be put into it. */
  takesText(snapshot: Snapshot): boolean;
  /** Puts it back as it was before these keys. */
  restore(snapshot: Snapshot, keys: readonly KeyStroke[]): void;
  giveBack(snapshot: Snapshot, text: string): void;
}
export interface WedgeListeners<Snapshot> {
  /** One of our codes, or the text of a code that is not ours: the core judges. */
  readonly onScan: (frame: string) => void;
  /** Every burst of more than two keys, typing included (`readingOf` tells all of it). */
  readonly onBurst?: (burst: EndedBurst) => void;
  /** The scanner's prefix by the settings; asked at each key. */
  readonly prefix?: () => ScanPrefix;
  readonly fields?: FieldKeeper<Snapshot>;
}

/** The field before key number `at` of the burst: only keys after a longer pause may begin a scan. */
interface Mark<Snapshot> {
  readonly at: number;
  readonly snapshot: Snapshot | undefined;
}
const PAUSE_MS = 60;
/** A date's digits cannot be given back: they are kept from it only when no person could have pressed them. */
const SURE_KEYS = 5;

/**
 * Listens to the whole window for a keyboard scanner, whatever has the focus. The field keeps its value, its selection and
 * its undo history; the scan's Enter or Tab submits nothing and moves nothing. Answers how to stop.
 */
export function startWedge<Snapshot>(target: Window, { onScan, onBurst, prefix, fields }: WedgeListeners<Snapshot>): () => void {
  let state: WedgeState = noKeys;
  let marks: Mark<Snapshot>[] = [];
  /** Keys of the burst that the field did not get, by their place. */
  let kept = new Set<number>();
  let timer: number | undefined;

  const give = (ended: Pick<EndedBurst, 'keys'>, from: number, to: number): void => {
    const text = typedText(ended.keys.slice(from, to).filter((_, at) => kept.has(from + at)));
    if (text !== '') fields?.giveBack(fields.take(target.document), text);
  };
  const settle = (ended: EndedBurst): void => {
    const first = ended.pieces.find(({ kind }) => kind !== 'typed');
    const began = marks.findLast(({ at }) => at <= (first?.from ?? 0));
    if (first === undefined) give(ended, 0, ended.keys.length);
    else if (began !== undefined) {
      if (began.snapshot !== undefined) fields?.restore(began.snapshot, ended.keys);
      // The field is again as before this key: whatever a person typed since is put back.
      kept = new Set(ended.keys.keys());
      for (const piece of ended.pieces) if (piece.kind === 'typed' && piece.to > began.at) give(ended, Math.max(piece.from, began.at), piece.to);
    }
    marks = [];
    kept = new Set();
    if (first !== undefined || ended.keys.length > 2) onBurst?.(ended);
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
      marks = [...marks.filter((mark) => at - mark.at < 64), { at, snapshot: fields?.take(target.document) }];
    }
    const snapshot = marks.at(-1)?.snapshot;
    const holds = snapshot !== undefined && fields?.holdsKeys(snapshot) === true;
    const takes = snapshot === undefined || fields?.takesText(snapshot) !== false;
    const keeps = step.swallow ? !isNew || takes || at >= SURE_KEYS : isNew && holds && stroke.key !== ' ';
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
