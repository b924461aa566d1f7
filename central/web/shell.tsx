import { useEffect, useState } from 'react';
import { assertNever } from '../../shared/domain/brand.ts';
import { shiftMonth } from '../../shared/domain/comparison.ts';
import { Admin } from './admin/admin.tsx';
import type { Session } from './api.ts';
import { TablesContext } from './charts/chart-figure.tsx';
import { Comparison } from './pages/comparison.tsx';
import { Completeness } from './pages/completeness.tsx';
import { Exports } from './pages/exports.tsx';
import { Overview } from './pages/overview.tsx';
import { Public } from './pages/public.tsx';
import { RampUpPage } from './pages/ramp-up.tsx';
import { KeysHelp } from './keys-help.tsx';
import { keyAct } from './keys.ts';
import { Menu } from './menu.tsx';
import { Report } from './report/report.tsx';
import { type PageName, parseRoute } from './route.ts';
import { useRoute } from './use-route.ts';
import { format } from './words/format.ts';
import { fr } from './words/fr.ts';

/** What every page receives. */
export interface PageProps {
  readonly session: Session;
  /** `YYYY-MM`. */
  readonly month: string;
}
const pages: Readonly<Record<PageName, (props: PageProps) => React.ReactNode>> = {
  mois: Overview,
  rapport: Report,
  'montee-en-charge': RampUpPage,
  comparaison: Comparison,
  completude: Completeness,
  public: Public,
  exports: Exports,
  administration: Admin,
};
/** Pages about one month, where F7 and F8 walk. */
const monthly: readonly PageName[] = ['mois', 'rapport', 'comparaison', 'completude', 'public'];

/** Meetings are held at the beginning of a month over the one before: that one opens first. */
export const openingMonth = (today: string): string => (Number(today.slice(8)) <= 10 ? shiftMonth(today.slice(0, 7), -1) : today.slice(0, 7));

export function Shell({ session, onOut }: { readonly session: Session; readonly onOut: () => void }) {
  const [route, go] = useRoute();
  const [help, setHelp] = useState(false);
  const [tables, setTables] = useState(false);
  const month = route.month ?? openingMonth(session.today);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const act = keyAct(event, document.querySelector('dialog[open]') !== null);
      if (act === null) return;
      event.preventDefault();
      // From the address, not from what was last drawn: keys may come faster than drawings.
      const here = parseRoute(window.location.hash);
      switch (act.kind) {
        case 'help':
          return setHelp(true);
        case 'tables':
          return setTables((shown) => !shown);
        case 'page':
          return go({ page: act.page, month: here.month, site: here.site });
        case 'month': {
          const to = shiftMonth(here.month ?? openingMonth(session.today), act.by);
          return monthly.includes(here.page) && to <= session.today ? go({ ...here, version: null, month: to }) : undefined;
        }
        default:
          return assertNever(act);
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [go, session.today]);
  useEffect(() => {
    // What a printed or saved page is called: which month, and which antenne where it is about one.
    const about = monthly.includes(route.page) ? `, ${format.month(month)}${route.site === '*' ? '' : `, ${route.site}`}` : '';
    document.title = `${fr.pages[route.page]}${about} · ${fr.title}`;
  }, [route.page, route.site, month]);
  const Page = pages[route.page];
  return (
    <TablesContext value={tables}>
      <a
        className="skip"
        href="#contenu"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('contenu')?.focus();
        }}
      >
        {fr.skip}
      </a>
      <div className="shell">
        <Menu session={session} route={route} onOut={onOut} onHelp={() => setHelp(true)} />
        <main id="contenu" tabIndex={-1}>
          <Page key={route.page} session={session} month={month} />
        </main>
      </div>
      {help && <KeysHelp onClose={() => setHelp(false)} />}
    </TablesContext>
  );
}
