import { t } from '../words.ts';
import type { ShownKey } from './keys-reading.ts';

/** A test code that was typed, key against layout: what the scanner meant by each key, and what the PC made of it. */
export function KeyByKey({ keys }: { readonly keys: readonly ShownKey[] }) {
  if (keys.length === 0) return null;
  return (
    <section aria-label={t('seen.keys.title')}>
      <h2>{t('seen.keys.title')}</h2>
      <ol className="key-by-key">
        {keys.map(({ meant, wrote }, at) => (
          // A key has no identity but its place.
          <li key={at} className={meant.toLowerCase() === wrote.toLowerCase() ? undefined : 'key-moved'}>
            <kbd>{meant}</kbd>
            <b>{wrote}</b>
          </li>
        ))}
      </ol>
      <p className="quiet-text">{t('seen.keys.how')}</p>
    </section>
  );
}
