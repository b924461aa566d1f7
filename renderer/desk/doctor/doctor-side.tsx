import type { PluggedScanners } from '../../../shared/contract/doctor.ts';
import { type TestCodeName, testCodeNames } from '../../../shared/domain/test-codes.ts';
import { t } from '../words.ts';
import { nameOfScanner } from './scanner-words.ts';

/** Scanners that are plugged in, live. */
export function PluggedList({ plugged }: { readonly plugged: PluggedScanners }) {
  return (
    <section className="sheet" aria-live="polite">
      <h2>{t('doctor.plugged')}</h2>
      {!plugged.library && <p>{t('doctor.noLibrary')}</p>}
      {plugged.library && plugged.scanners.length === 0 && <p>{t('doctor.noneListed')}</p>}
      <ul className="checks">
        {plugged.scanners.map((scanner, index) => (
          <li key={`${scanner.usbId} ${index}`} className={scanner.use === 'ready' || scanner.use === 'keyboard-mode' ? '' : 'check-open'}>
            <b>{nameOfScanner(scanner)}</b> : {t(`doctor.use.${scanner.use}`)}
            <br />
            <small className="quiet-text">{[scanner.maker, scanner.usbId].filter((part) => part !== null).join(', ')}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The codes of the sheet, ticked as they are read. */
export function TestsSeen({ seen }: { readonly seen: ReadonlySet<TestCodeName> }) {
  return (
    <section className="sheet">
      <h2>{t('doctor.tests')}</h2>
      <ul className="tests-seen">
        {testCodeNames.map((name) => (
          <li key={name}>
            <span>{t(`doctor.test.${name}`)}</span>
            <b className={seen.has(name) ? 'seen' : 'quiet-text'}>{t(seen.has(name) ? 'doctor.testSeen' : 'doctor.testNotSeen')}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
