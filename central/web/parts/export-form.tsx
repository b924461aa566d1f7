import { FilePlus } from '@phosphor-icons/react';
import { type FormEvent, useState } from 'react';
import type { ExportLine } from '../../reports/export-view.ts';
import type { Closings } from '../../reports/views.ts';
import { post } from '../api.ts';
import { hashOf } from '../route.ts';
import { useAct, useRead } from '../use-read.ts';
import { useRoute } from '../use-route.ts';
import { frExports as words } from '../words/fr-exports.ts';
import { Note } from './note.tsx';
import { SiteChoice } from './site-choice.tsx';

type Format = ExportLine['format'];
type Variant = ExportLine['variant'];
const formats = Object.keys(words.formats) as Format[]; // keys of a typed record
const variants = Object.keys(words.variants) as Variant[]; // the same

/** Which month, antenne, version, format and use; the file is made on the server and stays in the list. */
export function ExportForm({ month: shown, today }: { readonly month: string; readonly today: string }) {
  const [route] = useRoute();
  const [month, setMonth] = useState(shown);
  const [site, setSite] = useState(route.site);
  const [version, setVersion] = useState<number | null>(route.version);
  const [format, setFormat] = useState<Format>('xlsx');
  const [variant, setVariant] = useState<Variant>('to-leave');
  const closings = useRead<Closings>(`reports/closings?month=${month}`);
  const coop = format === 'la-coop';
  const leaves = variant === 'to-leave';
  const frozen = closings.kind === 'ready' ? closings.value.versions : [];
  // Only a frozen version leaves: the last one, unless another is chosen.
  const chosen = version ?? (leaves ? (frozen[0]?.version ?? null) : null);
  const act = useAct(() => post<ExportLine | { readonly job: number }>('reports/exports', { month, site, version: chosen, format, variant }));
  const chooseFormat = (next: Format): void => {
    setFormat(next);
    if (next === 'la-coop') {
      setVariant('internal');
      setVersion(null);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.run(undefined);
  };
  return (
    <form className="card form-row" onSubmit={submit}>
      <label>
        {words.month}
        <input
          type="month"
          required
          value={month}
          max={today.slice(0, 7)}
          onChange={(event) => {
            setMonth(event.target.value);
            setVersion(null);
          }}
        />
      </label>
      <SiteChoice stacked value={site} onChange={setSite} />
      <label>
        {words.version}
        <select value={chosen ?? ''} disabled={coop} onChange={(event) => setVersion(event.target.value === '' ? null : Number(event.target.value))}>
          {!leaves && <option value="">{words.now}</option>}
          {leaves && frozen.length === 0 && <option value="">{words.noFrozen}</option>}
          {frozen.map((closed) => (
            <option key={closed.version} value={closed.version}>
              {words.frozen(closed.version)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.format}
        <select value={format} onChange={(event) => chooseFormat(formats.find((each) => each === event.target.value) ?? 'xlsx')}>
          {formats.map((each) => (
            <option key={each} value={each}>
              {words.formats[each]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.variant}
        <select value={variant} disabled={coop} onChange={(event) => setVariant(variants.find((each) => each === event.target.value) ?? 'to-leave')}>
          {variants.map((each) => (
            <option key={each} value={each}>
              {words.variants[each]}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="primary" disabled={act.busy || (leaves && chosen === null)}>
        <FilePlus aria-hidden size={20} /> {words.make}
      </button>
      {leaves && closings.kind === 'ready' && frozen.length === 0 && (
        <Note>
          {words.freezeFirst} <a href={hashOf({ page: 'rapport', month, site })}>{words.toReport}</a>
        </Note>
      )}
      {coop && <Note>{words.coopNote}</Note>}
      {act.busy && <Note>{words.making}</Note>}
      {act.refusal !== null && <Note kind="error">{act.refusal.code === 'month-gone' ? words.monthGone : words.refused}</Note>}
    </form>
  );
}
