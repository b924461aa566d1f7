import type { CodeFinding, HidReading } from '../../../shared/contract/doctor.ts';
import { t } from '../words.ts';
import type { KeysReading } from './keys-reading.ts';
import { nameOfScanner } from './scanner-words.ts';
import type { Reading } from './verdict.ts';

export interface Row {
  readonly label: string;
  readonly value: string;
}
const row = (label: Parameters<typeof t>[0], value: string): Row => ({ label: t(label), value });

/** What arrived, in words: for the screen and for the support text alike, without a letter of a code. */
export function rowsOf(reading: Reading): readonly Row[] {
  switch (reading.kind) {
    case 'keys':
      return keysRows(reading);
    case 'hid-unread': {
      const { layout, scanner } = reading;
      return [sourceRow(scanner), ...(layout === null ? [] : [row('seen.layout', t(`layout.${layout}`))])];
    }
    default:
      return hidRows(reading);
  }
}

const sourceRow = (scanner: HidReading['scanner']): Row => row('seen.source', t('seen.source.hid', { device: nameOfScanner(scanner) }));

function hidRows(reading: Extract<HidReading, { readonly kind: 'hid-scan' }>): readonly Row[] {
  const { symbology, aim, length, layout, chosenBy, terminator, tookMs, reportCount, scanner, finding } = reading;
  return [
    sourceRow(scanner),
    row('seen.code', `${codeWords(finding)}, ${t('seen.length', { count: length })}`),
    row('seen.symbology', symbology === null ? t('seen.symbology.unsaid') : `${symbology} (${aim ?? ''})`),
    row('seen.layout', t('seen.layout.name', { layout: t(`layout.${layout}`), by: t(`by.${chosenBy}`) })),
    row('seen.pace', t('seen.pace.hid', { count: reportCount, ms: tookMs })),
    row('seen.end', t(`end.${terminator}`)),
    ...proofRows(finding),
  ];
}

function keysRows(reading: KeysReading): readonly Row[] {
  const { count, medianGapMs, longestGapMs, terminator, movedKeys, capsLock, tried, way, finding } = reading;
  const keys = movedKeys === 0 ? t('seen.keys.same') : t('seen.keys.moved', { moved: movedKeys, count });
  const chosen = way === null ? null : way === 'key' ? t('way.key') : t('way.layout', { layout: t(`keyboard.${way}`) });
  return [
    row('seen.source', t('seen.source.keys')),
    row('seen.code', codeWords(finding)),
    row('seen.keys', capsLock ? `${keys} ; ${t('seen.keys.caps')}` : keys),
    row('seen.hypotheses', chosen === null ? t('seen.hypotheses.none', { count: tried }) : t('seen.hypotheses.chosen', { count: tried, name: chosen })),
    row('seen.pace', t('seen.pace.keys', { count, ms: medianGapMs, longest: longestGapMs })),
    row('seen.end', t(`end.${terminator}`)),
    ...proofRows(finding),
  ];
}

function codeWords(finding: CodeFinding): string {
  if (finding.kind === 'test') return t('finding.test', { name: t(`doctor.test.${finding.code}`) });
  if (finding.kind === 'foreign') return `${t('finding.foreign')} : ${t(`looks.${finding.looksLike}`)}`;
  return t(`finding.${finding.kind}`);
}

/** Check letter and tag. */
function proofRows(finding: CodeFinding): readonly Row[] {
  const check = finding.kind === 'damaged' ? 'wrong' : finding.kind === 'foreign' || finding.kind === 'test' ? 'without' : 'good';
  const tag = finding.kind === 'member' || finding.kind === 'pass' ? finding.tag : 'without';
  const time = finding.kind === 'pass' && finding.time !== null ? [row('seen.time', t(`time.${finding.time}`))] : [];
  return [row('seen.check', t(`check.${check}`)), row('seen.tag', t(`tag.${tag}`)), ...time];
}
