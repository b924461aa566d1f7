import { type FormEvent, useState } from 'react';
import { post } from '../../api.ts';
import { Note } from '../../parts/note.tsx';
import { RefusalNote } from '../../parts/refusal-note.tsx';
import { useAct } from '../../use-read.ts';
import { frOrganisation as words } from '../../words/fr-organisation.ts';

interface Props {
  /** Of the last version, to start from. */
  readonly latest: Readonly<Record<string, string>>;
  /** Local day. */
  readonly today: string;
}
/** The next version of the charter, in French and whatever other languages. */
export function CharterForm({ latest, today }: Props) {
  const [from, setFrom] = useState('');
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({ fr: '', ...latest });
  const act = useAct(() => {
    const written = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
    return post<{ readonly version: number }>('organisation/charters', { from, texts: written });
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.run(undefined);
  };
  const missing = Object.keys(words.languageNames).filter((language) => texts[language] === undefined);
  return (
    <details>
      <summary>{words.newCharter}</summary>
      <form className="card stacked" onSubmit={submit}>
        <p className="quiet">{words.newCharterNote}</p>
        <label>
          {words.from}
          <input required type="date" min={today} value={from} onChange={(event) => setFrom(event.target.value)} />
        </label>
        {Object.entries(texts).map(([language, text]) => (
          <label key={language}>
            {language === 'fr' ? words.frenchText : words.otherText(words.languageNames[language] ?? language)}
            <textarea
              rows={6}
              lang={language}
              dir="auto"
              required={language === 'fr'}
              maxLength={20_000}
              value={text}
              onChange={(event) => setTexts({ ...texts, [language]: event.target.value })}
            />
          </label>
        ))}
        <label>
          {words.addLanguage}
          <select value="" onChange={({ target }) => setTexts({ ...texts, [target.value]: '' })}>
            <option value="">–</option>
            {missing.map((language) => (
              <option key={language} value={language}>
                {words.languageNames[language]}
              </option>
            ))}
          </select>
        </label>
        <RefusalNote refusal={act.refusal} malformed={words.charterMalformed} />
        {act.done !== null && <Note kind="done">{words.published(act.done.version)}</Note>}
        <button type="submit" className="primary" disabled={act.busy}>
          {words.publish}
        </button>
      </form>
    </details>
  );
}
