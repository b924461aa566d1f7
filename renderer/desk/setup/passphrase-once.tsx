import type { NewPassphrase } from '../../../shared/contract/views.ts';
import { t } from '../words.ts';

/** A passphrase just made: shown once, in large. */
export function PassphraseOnce({ made, onNoted }: { readonly made: NewPassphrase; readonly onNoted: () => void }) {
  return (
    <div className="setup">
      <section className="card-box">
        <h1>{t('setup.passphrase')}</h1>
        <p className="passphrase">{made.passphrase}</p>
        <p>{t('setup.passphraseText', { name: made.staffName })}</p>
        <button type="button" className="primary" autoFocus onClick={onNoted}>
          {t('setup.noted')}
        </button>
      </section>
    </div>
  );
}
