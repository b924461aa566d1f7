import { scanQueue, within } from './scan-queue.ts';

/** A core that takes longer than this for one scan says nothing any more, ms. */
const ANSWER_MS = 5_000;

/** A scan of this page; its id is minted here, where it happened. */
export interface PageScan {
  readonly scanId: string;
  /** Raw text of the reader, unjudged. */
  readonly frame: string;
  readonly source: 'wedge' | 'camera';
}
export interface ScanLineOptions<Outcome> {
  /** Asks the core. */
  readonly submit: (scan: PageScan) => Promise<Outcome>;
  readonly onOutcome: (outcome: Outcome, scanId: string) => void;
  readonly onFailed: (error: unknown) => void;
  /** Something was read: said at once, before the rules answer. */
  readonly onRead: () => void;
  /** So many wait that the oldest was let go. */
  readonly onLost: () => void;
}
/** One line for all that is read before this window, by readers of this page and by those of the core (HID): whoever scans first is answered first. */
export interface ScanLine<Outcome> {
  read(frame: string, source: PageScan['source']): void;
  /** The core read something and asks its rules by itself. */
  readByCore(scanId: string): void;
  answered(scanId: string, outcome: Outcome): void;
  refused(scanId: string, error: unknown): void;
}

interface Turn<Outcome> {
  readonly scanId: string;
  readonly answer: () => Promise<Outcome>;
}
interface Waiting<Outcome> {
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

export function scanLine<Outcome>({ submit, onOutcome, onFailed, onRead, onLost }: ScanLineOptions<Outcome>): ScanLine<Outcome> {
  const queue = scanQueue<Turn<Outcome>>(async ({ scanId, answer }) => {
    try {
      onOutcome(await within(ANSWER_MS, answer()), scanId);
    } catch (error) {
      onFailed(error);
    }
  }, onLost);
  const byCore = new Map<string, Waiting<Outcome>>();
  /** What waits for this scan of the core, once; undefined: the page opened since it was read. */
  const take = (scanId: string): Waiting<Outcome> | undefined => {
    const waiting = byCore.get(scanId);
    byCore.delete(scanId);
    return waiting;
  };
  return {
    read: (frame, source) => {
      onRead();
      const scanId = crypto.randomUUID();
      queue.push({ scanId, answer: () => submit({ scanId, frame, source }) });
    },
    readByCore: (scanId) => {
      onRead();
      const answer = new Promise<Outcome>((resolve, reject) => byCore.set(scanId, { resolve, reject }));
      // Refused before its turn came: it is said when it comes.
      answer.catch(() => undefined);
      queue.push({ scanId, answer: () => answer });
    },
    answered: (scanId, outcome) => {
      const waiting = take(scanId);
      if (waiting === undefined) onOutcome(outcome, scanId);
      else waiting.resolve(outcome);
    },
    refused: (scanId, error) => {
      const waiting = take(scanId);
      if (waiting === undefined) onFailed(error);
      else waiting.reject(error);
    },
  };
}
