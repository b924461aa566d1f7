import { useState } from 'react';
import type { Definitions } from '../../reports/definitions.ts';
import { Reading } from '../parts/reading.tsx';
import { useRead } from '../use-read.ts';
import { frExports as words } from '../words/fr-exports.ts';

/** What each column of each file means, and the rule that masks; one file at a time. */
export function Dictionary() {
  const read = useRead<Definitions>('reports/definitions');
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <Reading read={read}>
      {({ columns, masking }) => {
        const files = [...new Set(columns.map(({ file }) => file))];
        const shown = asked ?? files[0] ?? '';
        return (
          <>
            <p className="quiet">
              {words.columnsNote} <strong>{words.masking} :</strong> {masking}
            </p>
            <label className="inline">
              {words.dictionary.file}
              <select value={shown} onChange={(event) => setAsked(event.target.value)}>
                {files.map((file) => (
                  <option key={file}>{file}</option>
                ))}
              </select>
            </label>
            <Columns columns={columns.filter(({ file }) => file === shown)} />
          </>
        );
      }}
    </Reading>
  );
}

const heads = ['column', 'meaning', 'unit'] as const;
const Columns = ({ columns }: Pick<Definitions, 'columns'>) => (
  <div className="scroll tall" role="region" aria-label={words.columns} tabIndex={0}>
    <table className="figures left">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {words.dictionary[head]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {columns.map((line) => (
          <tr key={line.column}>
            {heads.map((head) => (
              <td key={head}>{line[head]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
