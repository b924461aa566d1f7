import { type ChangeEvent, useState } from 'react';
import type { ImportView } from '../../reports/import-view.ts';
import { ApiError, post } from '../api.ts';
import { Note } from '../parts/note.tsx';
import { saveAs } from '../../../renderer/ui/save-as.ts';
import { format } from '../words/format.ts';
import { frImport as words } from '../words/fr-import.ts';
import { fr } from '../words/fr.ts';

type Line = { readonly file: string } & ({ readonly kind: 'taken'; readonly receipt: ImportView } | { readonly kind: 'refused'; readonly why: string });

/** Files written at antennes without network: taken one after the other, each with its receipt and the answer to carry back. */
export function ImportBatches() {
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [progress, setProgress] = useState<{ readonly done: number; readonly all: number } | null>(null);
  const choose = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const files = [...(event.target.files ?? [])];
    event.target.value = '';
    setLines([]);
    for (const [done, file] of files.entries()) {
      setProgress({ done, all: files.length });
      const line = await take(file);
      setLines((before) => [...before, line]);
    }
    setProgress(null);
  };
  return (
    <section className="card">
      <h2>{words.title}</h2>
      <p>{words.intro}</p>
      <label className="button file-button">
        {words.choose}
        <input type="file" accept=".accueil" multiple disabled={progress !== null} onChange={(event) => void choose(event)} />
      </label>
      {progress !== null && (
        <p role="status">
          <progress value={progress.done} max={progress.all} aria-label={words.title} /> {words.working(progress.done, progress.all)}
        </p>
      )}
      {lines.map((line) =>
        line.kind === 'taken' ? <Receipt key={line.file} line={line.receipt} /> : <Note key={line.file} kind="error">{`${line.file} : ${line.why}`}</Note>,
      )}
    </section>
  );
}

async function take(file: File): Promise<Line> {
  try {
    const body: unknown = JSON.parse(await file.text());
    return { file: file.name, kind: 'taken', receipt: await post<ImportView>('imports', body) };
  } catch (error) {
    const code = error instanceof ApiError ? error.code : error instanceof SyntaxError ? 'import-unreadable' : '';
    return { file: file.name, kind: 'refused', why: words.refusals[code] ?? (error instanceof ApiError && error.status === 403 ? fr.notAllowed : fr.silent) };
  }
}

function Receipt({ line }: { readonly line: ImportView }) {
  const { terminal, writtenAt, fresh, known, aside, stopped, notTried, answer, fileName } = line;
  return (
    <div className="import-receipt" role="status">
      <h3>{words.from(terminal, format.moment(writtenAt))}</h3>
      <ul>
        {fresh + known === 0 && stopped === null && <li>{words.nothing}</li>}
        {fresh > 0 && <li>{words.fresh(fresh)}</li>}
        {known > 0 && <li>{words.known(known)}</li>}
        {aside > 0 && <li>{words.aside(aside)}</li>}
        {stopped !== null && <li>{stopped.why === 'not-next' ? words.stopped(stopped.bseq, notTried) : words.unreadable(stopped.bseq)}</li>}
      </ul>
      <button type="button" className="primary" onClick={() => saveAs(fileName, new Blob([JSON.stringify(answer)], { type: 'application/json' }))}>
        {words.answer}
      </button>
    </div>
  );
}
