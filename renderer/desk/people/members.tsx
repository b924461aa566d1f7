import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { MemberSheet as Sheet } from '../../../shared/contract/people-views.ts';
import type { DeskOutcome } from '../../../shared/contract/outcomes.ts';
import type { SiteInfo } from '../../../shared/contract/views.ts';
import type { MemberId } from '../../../shared/domain/brand.ts';
import type { Acting, Asked } from '../frame.tsx';
import { SpreadsheetButtons } from '../import/spreadsheet-buttons.tsx';
import { Loaded } from '../parts.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';
import { CardSheetsDialog } from './card-sheets-dialog.tsx';
import { MemberSheet } from './member-sheet.tsx';
import { PeopleList } from './people-list.tsx';
import { type AfterRegistration, Registration } from './registration.tsx';

interface Props {
  readonly site: SiteInfo;
  readonly asked: Asked;
  readonly acting: Acting;
  /** The blank card scanned last, to be given. */
  readonly blank: BlankCard | null;
}
export type BlankCard = Extract<DeskOutcome, { readonly kind: 'blank-card' }>;
type Right =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'new'; readonly searched: string }
  | { readonly kind: 'edit'; readonly sheet: Sheet }
  | { readonly kind: 'sheet'; readonly memberId: MemberId; readonly after: AfterRegistration };

/** Search on the left; a sheet, or a registration, on the right. */
export function Members({ site, asked, acting, blank }: Props) {
  const [sheets, setSheets] = useState(false);
  const client = useClient();
  const [text, setText] = useState('');
  const [right, setRight] = useState<Right>({ kind: 'nothing' });
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // A registration under way is not begun anew: what was typed stays.
    if (asked.what === 'new') setRight((now) => (now.kind === 'new' ? now : { kind: 'new', searched: '' }));
    else field.current?.focus();
  }, [asked]);
  const found = useRead('members.search', { text });
  const open = (memberId: MemberId, after: AfterRegistration = null): void => setRight({ kind: 'sheet', memberId, after });
  // Enter may come before its answer: it waits for it.
  const [entered, setEntered] = useState<'open' | 'arrive' | null>(null);
  useEffect(() => {
    if (entered === null || found.data === undefined) return;
    setEntered(null);
    const [first] = found.data;
    if (first === undefined) setRight({ kind: 'new', searched: text });
    else setRight({ kind: 'sheet', memberId: first.memberId, after: null });
    if (first !== undefined && entered === 'arrive')
      acting.run(() => client.call('visits.arrive', { actionId: crypto.randomUUID(), memberId: first.memberId }));
  }, [acting, client, entered, found.data, text]);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') setEntered(event.shiftKey ? 'arrive' : 'open');
  };
  return (
    <div className="two-columns members">
      <section>
        <label className="search">
          {t('members.search')}
          <input
            ref={field}
            type="search"
            placeholder={t('members.hint')}
            title={t('members.searchKeys')}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={onKey}
          />
        </label>
        <div className="members-acts">
          <button type="button" title="F4" onClick={() => setRight({ kind: 'new', searched: '' })}>
            {t('members.new')}
          </button>
          <button type="button" onClick={() => setSheets(true)}>
            {t('sheets.open')}
          </button>
          <SpreadsheetButtons kind="members" acting={acting} />
        </div>
        {sheets && <CardSheetsDialog memberIds={(found.data ?? []).map(({ memberId }) => memberId)} onClose={() => setSheets(false)} />}
        <Loaded read={found}>
          {(list) =>
            list.length === 0 ? (
              <NobodyFound text={text} onCreate={() => setRight({ kind: 'new', searched: text })} />
            ) : (
              <PeopleList list={list} shown={right.kind === 'sheet' ? right.memberId : null} onOpen={open} />
            )
          }
        </Loaded>
      </section>
      <section>
        {right.kind === 'nothing' && <p className="empty">{t('members.pick')}</p>}
        {right.kind === 'new' && <Registration key={right.searched} sheet={null} searched={right.searched} blank={blank} onDone={open} onOpen={open} />}
        {right.kind === 'edit' && <Registration sheet={right.sheet} searched="" blank={null} onDone={open} onOpen={open} />}
        {right.kind === 'sheet' && (
          <MemberSheet
            key={right.memberId}
            memberId={right.memberId}
            after={right.after}
            blank={blank}
            site={site}
            acting={acting}
            onOpen={(memberId) => (memberId === null ? setRight({ kind: 'nothing' }) : open(memberId))}
            onEdit={(sheet) => setRight({ kind: 'edit', sheet })}
          />
        )}
      </section>
    </div>
  );
}

/** Nobody of these words; nobody at all: a new sheet, or a spreadsheet (the button above). */
function NobodyFound({ text, onCreate }: { readonly text: string; readonly onCreate: () => void }) {
  return (
    <div className="empty">
      <p>{text === '' ? t('members.nobody') : t('members.none', { text })}</p>
      <button type="button" onClick={onCreate}>
        {text === '' ? t('members.new') : t('members.create', { text })}
      </button>
    </div>
  );
}
