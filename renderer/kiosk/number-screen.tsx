import { useState } from 'react';
import { CODE_ALPHABET } from '../../shared/domain/code-letters.ts';
import type { KioskState } from './kiosk-machine.ts';
import type { KioskActions } from './use-kiosk-actions.ts';
import { useWords } from './words.ts';
import './number.css';

/** Letters of a card's short number. */
const LENGTH = 5;

interface Props {
  readonly kiosk: KioskState;
  readonly actions: KioskActions;
  readonly lasts: number;
}

/**
 * Without a card: the five letters at the end of its number, on a board of this page, then a first letter to know oneself by
 * (UX K7). No list of names ever, and the desk is one touch away.
 */
export function NumberScreen({ kiosk: { screen, hint, turn }, actions, lasts }: Props) {
  const { t } = useWords();
  const [letters, setLetters] = useState('');
  const type = (letter: string): void => {
    const next = letters + letter;
    setLetters(next);
    actions.touch();
    if (next.length === LENGTH) actions.findNumber(next);
  };
  const again = (): void => {
    setLetters('');
    actions.forgot();
  };
  const found = screen === 'found';
  return (
    <main className="number">
      <div role="status">
        <h1>{found ? t('noted.hello', { name: hint ?? '' }) : t('forgotten.title')}</h1>
        {!found && <p>{t('forgotten.where')}</p>}
      </div>
      <div className="number-typed" dir="ltr" aria-label={letters}>
        {Array.from({ length: LENGTH }, (_, place) => (
          <span key={place} className={place === letters.length ? 'next' : undefined}>
            {letters[place] ?? ''}
          </span>
        ))}
      </div>
      {found ? (
        <div className="number-controls">
          <button type="button" className="number-me" onClick={() => actions.arriveByNumber(letters)}>
            {t('forgotten.me')}
          </button>
          <button type="button" onClick={again}>
            {t('noted.notMe')}
          </button>
        </div>
      ) : (
        <>
          <div className="number-board" dir="ltr">
            {[...CODE_ALPHABET].map((letter) => (
              <button key={letter} type="button" disabled={letters.length === LENGTH} onClick={() => type(letter)}>
                {letter}
              </button>
            ))}
          </div>
          <div className="number-controls">
            <button type="button" className="number-ask" onClick={actions.askDesk}>
              {t('forgotten.ask')}
            </button>
            <button type="button" onClick={() => setLetters(letters.slice(0, -1))}>
              {t('forgotten.erase')}
            </button>
            <button type="button" onClick={actions.restart}>
              {t('languages.back')}
            </button>
          </div>
        </>
      )}
      <div key={turn} className="panel-bar" style={{ animationDuration: `${lasts}ms` }} />
    </main>
  );
}
