import type { PluggedScanners } from '../../../shared/contract/doctor.ts';
import { t } from '../words.ts';
import { hidPosWords, nameOfScanner } from './scanner-words.ts';
import type { Verdict } from './verdict.ts';

export interface VerdictWords {
  /** As the strip's: done, to know, needs you. */
  readonly tone: 'done' | 'know' | 'needs-you';
  readonly title: string;
  readonly why: readonly string[];
}

const tones: Readonly<Record<Verdict['kind'], VerdictWords['tone']>> = {
  waiting: 'know',
  none: 'needs-you',
  library: 'needs-you',
  refused: 'needs-you',
  'wrong-mode': 'needs-you',
  'keyboard-mode': 'done',
  ready: 'done',
  'keyboard-ready': 'done',
  'mix-up': 'done',
  caps: 'know',
  'other-organisation': 'know',
  'no-key': 'know',
  'not-checked': 'know',
  'pass-expired': 'know',
  'pass-wrong-clock': 'know',
  damaged: 'know',
  'not-ours': 'know',
  typing: 'know',
  unread: 'needs-you',
};

/** The verdict as people read it: what it is, and what to do. */
export function verdictWords(verdict: Verdict, plugged: PluggedScanners): VerdictWords {
  const device = 'scanner' in verdict ? nameOfScanner(verdict.scanner) : '';
  return { tone: tones[verdict.kind], title: t(`verdict.${verdict.kind}`, { device }), why: whyOf(verdict, { device, plugged }) };
}

function whyOf(verdict: Verdict, { device, plugged }: { readonly device: string; readonly plugged: PluggedScanners }): readonly string[] {
  switch (verdict.kind) {
    case 'mix-up':
      return [t('verdict.mix-up.why', { scanner: t(`keyboard.${verdict.layout}`) })];
    case 'not-ours': {
      const why = t('verdict.not-ours.why', { looksLike: t(`looks.${verdict.looksLike}`) });
      return verdict.byKeys && verdict.looksLike === 'text' ? [why, t('verdict.not-ours.keys')] : [why];
    }
    case 'unread':
      return [t('verdict.unread.why', { why: t(`unread.${verdict.why}`) })];
    case 'keyboard-mode':
    case 'wrong-mode':
      return [t(`verdict.${verdict.kind}.why`), hidPosWords(verdict.scanner)];
    case 'keyboard-ready': {
      const typing = plugged.scanners.find(({ use }) => use === 'keyboard-mode');
      return [t('verdict.keyboard-ready.why'), ...(typing === undefined ? [] : [hidPosWords(typing)])];
    }
    default:
      return [t(`verdict.${verdict.kind}.why`, { device })];
  }
}
