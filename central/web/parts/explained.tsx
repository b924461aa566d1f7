import { useId } from 'react';
import type { Definitions } from '../../reports/definitions.ts';
import { useRead } from '../use-read.ts';

/** A figure's label; its definition is one click away (REPORTING). */
export function Explained({ name, label }: { readonly name: string; readonly label: string }) {
  const id = useId();
  const read = useRead<Definitions>('reports/definitions');
  const known = read.kind === 'ready' ? read.value.figures.find((figure) => figure.name === name) : undefined;
  if (known === undefined) return <>{label}</>;
  return (
    <>
      <button type="button" className="explained" popoverTarget={id}>
        {label}
      </button>
      <span id={id} popover="auto" className="definition" role="note">
        <strong>{known.label}</strong> {known.definition}
      </span>
    </>
  );
}
