import { Copy, Envelope } from '@phosphor-icons/react';
import { useRef, useState } from 'react';
import type { Completeness } from '../../reports/completeness-view.ts';
import type { SiteRef } from '../../reports/views.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Note } from '../parts/note.tsx';
import { type MissingDay, frReminders as words } from '../words/fr-reminders.ts';

type Line = Completeness['sites'][number];

/** Which antennes owe days that are over, and a message ready to send to each: central cannot wake a terminal up, somebody there can. */
export function Reminders({ view, today }: { readonly view: Completeness; readonly today: string }) {
  const [open, setOpen] = useState<Owing | null>(null);
  const owing = view.sites.map((line) => ({ site: line.site, days: missingDays(line, view.days, today) })).filter(({ days }) => days.length > 0);
  if (owing.length === 0) return null;
  return (
    <section>
      <h2>{words.title}</h2>
      <ul className="reminders">
        {owing.map((one) => (
          <li key={one.site.code}>
            <span>
              <strong>{one.site.name}</strong> : {words.missing(one.days)}
            </span>
            <button type="button" aria-label={words.remindOf(one.site.name)} onClick={() => setOpen(one)}>
              <Envelope aria-hidden size={20} /> {words.remind}
            </button>
          </li>
        ))}
      </ul>
      {open !== null && <Message {...open} onClose={() => setOpen(null)} />}
    </section>
  );
}

interface Owing {
  readonly site: SiteRef;
  readonly days: readonly MissingDay[];
}
/** Half-days that were expected and did not come, of days before today: the evening's upload brings today's. */
const missingDays = ({ states }: Line, days: readonly string[], today: string): readonly MissingDay[] =>
  days.flatMap((day, at) => {
    const halves = (['morning', 'afternoon'] as const).filter((half) => ['silent', 'not-received'].includes(states[at]?.[half] ?? ''));
    return day >= today || halves.length === 0 ? [] : [{ day, halves }];
  });

function Message({ site, days, onClose }: Owing & { readonly onClose: () => void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<'no' | 'copied' | 'selected'>('no');
  const text = words.message(site.name, days);
  const copy = async (): Promise<void> => {
    field.current?.select();
    // Only pages served over HTTPS may write there; elsewhere the text is selected and the keyboard copies it.
    const written = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    setCopied(written === true ? 'copied' : 'selected');
  };
  return (
    <Dialog title={words.remindOf(site.name)} onClose={onClose}>
      <p>{words.how}</p>
      <label>
        {words.label}
        <textarea ref={field} readOnly rows={12} value={text} />
      </label>
      <p className="row">
        <button type="button" className="primary" onClick={() => void copy()}>
          <Copy aria-hidden size={20} /> {words.copy}
        </button>
        <a className="button" href={`mailto:?subject=${encodeURIComponent(words.subject(site.name))}&body=${encodeURIComponent(text)}`}>
          <Envelope aria-hidden size={20} /> {words.mail}
        </a>
      </p>
      {copied !== 'no' && <Note kind="done">{words[copied]}</Note>}
    </Dialog>
  );
}
