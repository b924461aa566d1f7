import { type FormEvent, useEffect, useState } from 'react';
import { type EnrolmentLink, readEnrolmentLink } from '../../../shared/domain/enrolment-link.ts';
import type { ScanDiversion } from '../doctor/scan-diversion.ts';
import { ErrorNote } from '../parts.tsx';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';

interface Props {
  readonly diversion: ScanDiversion;
  readonly onWords: (words: readonly string[]) => void;
}

/** Links this terminal to central: address and one-time code, typed or read from the square on central's page by any scanner. */
export function Enrol({ diversion, onWords }: Props) {
  const client = useClient();
  const [centralUrl, setCentralUrl] = useState('https://');
  const [code, setCode] = useState('');
  const [wasRead, setRead] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const fill = (link: EnrolmentLink): void => {
      setCentralUrl(link.centralUrl);
      setCode(link.code);
      setRead(true);
      setError(null);
    };
    // A scanner set to another keyboard layout than the PC's: one of the readings of its keys is the square.
    const stopBursts = diversion.claimBy(({ hypotheses }) => {
      const link = hypotheses.map(({ text }) => readEnrolmentLink(text)).find((read) => read !== null);
      if (link != null) fill(link);
      return link != null;
    });
    const stopEvents = client.onEvent((event) => event.kind === 'enrolment-read' && fill(event.link));
    return () => {
      stopBursts();
      stopEvents();
    };
  }, [client, diversion]);
  const enrol = (event: FormEvent): void => {
    event.preventDefault();
    setBusy(true);
    client
      .call('upload.enrol', { centralUrl, code })
      .then((answer) => {
        onWords(answer.words);
        setError(null);
      }, setError)
      .finally(() => setBusy(false));
  };
  return (
    <form className="member-form" onSubmit={enrol}>
      <h2>{t('upload.enrolTitle')}</h2>
      <p className="quiet-text">{t('upload.enrolHelp')}</p>
      {wasRead && (
        <p className="note" role="status">
          {t('upload.squareRead')}
        </p>
      )}
      <label>
        {t('upload.url')}
        <input required type="url" value={centralUrl} onChange={(event) => setCentralUrl(event.target.value)} />
      </label>
      <label>
        {t('upload.code')}
        <input required minLength={10} maxLength={16} autoComplete="off" value={code} onChange={(event) => setCode(event.target.value)} />
        <small>{t('upload.codeHelp')}</small>
      </label>
      <ErrorNote error={error} />
      <button type="submit" className="primary" disabled={busy}>
        {t(busy ? 'app.working' : 'upload.enrol')}
      </button>
    </form>
  );
}
