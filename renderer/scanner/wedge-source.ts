import { endBurst, noKeys, readKey, SILENCE_MS, typedText, type WedgeState } from '../../shared/domain/wedge-reader.ts';
import { type FieldSnapshot, giveBack, restoreField, takeSnapshot } from './field-snapshot.ts';

/** The same text again within this is one scan (SCANNING §2.6). */
const SAME_MS = 1_500;

/**
 * Listens to the whole window for a keyboard scanner, whatever has the focus. The field keeps its value and selection;
 * the scan's Enter or Tab submits nothing and moves nothing. Answers how to stop.
 */
export function startWedge(target: Window, onScan: (frame: string) => void): () => void {
  let state: WedgeState = noKeys;
  let snapshot: FieldSnapshot | null = null;
  let swallowed = 0;
  let last = { frame: '', at: Number.NEGATIVE_INFINITY };
  let timer: number | undefined;

  const emit = (frame: string, at: number): void => {
    if (snapshot !== null) restoreField(snapshot);
    const again = frame === last.frame && at - last.at < SAME_MS;
    last = { frame, at };
    if (!again) onScan(frame);
  };
  const reset = (): void => {
    state = noKeys;
    swallowed = 0;
    snapshot = null;
  };
  const reject = (ended: WedgeState): void => {
    if (swallowed > 0 && snapshot !== null) giveBack(snapshot, typedText(ended).slice(-swallowed));
  };
  const onKey = (event: KeyboardEvent): void => {
    target.clearTimeout(timer);
    const before = state;
    const step = readKey(before, {
      t: event.timeStamp,
      key: event.key,
      code: event.code,
      ctrlKey: event.ctrlKey,
      altKey: event.altKey,
      metaKey: event.metaKey,
      repeat: event.repeat,
    });
    if (step.swallow) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    if (step.frame !== null) {
      emit(step.frame, event.timeStamp);
      reset();
      return;
    }
    const began = step.state.keys.length === 1;
    const ended = step.state.keys.length === 0 && before.keys.length > 0;
    if (began || ended) {
      reject(before);
      reset();
    }
    state = step.state;
    if (began) snapshot = takeSnapshot(target.document);
    if (step.swallow) swallowed++;
    if (state.keys.length > 0) {
      timer = target.setTimeout(() => {
        const frame = endBurst(state);
        if (frame === null) reject(state);
        else emit(frame, event.timeStamp);
        reset();
      }, SILENCE_MS);
    }
  };
  target.addEventListener('keydown', onKey, { capture: true });
  return () => {
    target.clearTimeout(timer);
    target.removeEventListener('keydown', onKey, { capture: true });
  };
}
