import type { Definitions } from '../../reports/definitions.ts';
import { useRead } from '../use-read.ts';
import { frReport as words } from '../words/fr-report.ts';

/** On paper there is no click: what each number counts stands at the end of the sheet (REPORTING). */
export function PrintedDefinitions() {
  const read = useRead<Definitions>('reports/definitions');
  if (read.kind !== 'ready') return null;
  return (
    <section className="definitions print-only" aria-label={words.printedDefinitions}>
      <h2>{words.printedDefinitions}</h2>
      <dl>
        {read.value.figures.map(({ name, label, definition }) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd>{definition}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
