import { useState } from 'react';
import { CheckCircleIcon } from '@phosphor-icons/react/dist/csr/CheckCircle';
import type { CharterPage } from '../../shared/contract/kiosk-methods.ts';
import { RuleDrawing, rules } from './rule-drawings.tsx';
import { useWords } from './words.ts';
import './charter.css';

interface Props {
  readonly firstName: string;
  readonly hour: string;
  /** How long the screen stays untouched, ms, and what changes when that time begins anew. */
  readonly lasts: number;
  readonly turn: string;
  /** The whole text; rejects when the visit is not on screen any more. */
  readonly read: () => Promise<CharterPage>;
  readonly onAccept: () => void;
  readonly onLater: () => void;
  readonly onTouch: () => void;
}

/** The rules of the room: five pictures, each one sentence, and the whole text for who wants it (UX K4). The arrival is noted already. */
export function CharterScreen({ firstName, hour, lasts, turn, read, onAccept, onLater, onTouch }: Props) {
  const { t } = useWords();
  const [page, setPage] = useState<CharterPage | null>(null);
  const open = (): void => void read().then(setPage, () => setPage(null));
  return (
    <main className="charter" data-tone="charter" onPointerDown={onTouch} onScrollCapture={onTouch}>
      <p className="charter-noted" role="status">
        <CheckCircleIcon weight="fill" aria-hidden="true" />
        <span>
          <bdi>{firstName}</bdi> · {t('noted.at', { hour })}
        </span>
      </p>
      <h1>{t('charter.title')}</h1>
      {page === null ? (
        <ul className="charter-rules">
          {rules.map((rule) => (
            <li key={rule}>
              <RuleDrawing rule={rule} />
              <span>{t(`charter.${rule}`)}</span>
            </li>
          ))}
        </ul>
      ) : (
        // A region that scrolls takes the focus, for who has keys only.
        <section className="charter-text" lang={page.language} dir="auto" tabIndex={0} aria-label={t('charter.title')}>
          {page.text}
        </section>
      )}
      <div className="charter-controls">
        <button type="button" className="charter-accept" onClick={onAccept}>
          {t('charter.accept')}
        </button>
        <button type="button" onClick={onLater}>
          {t('charter.later')}
        </button>
        <button type="button" className="charter-read" onClick={page === null ? open : () => setPage(null)}>
          {t(page === null ? 'charter.read' : 'charter.pictures')}
        </button>
      </div>
      <div key={turn} className="panel-bar" style={{ animationDuration: `${lasts}ms` }} />
    </main>
  );
}
