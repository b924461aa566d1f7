import type { ReactNode } from 'react';
import { hashOf } from '../route.ts';
import type { PageProps } from '../shell.tsx';
import { useRoute } from '../use-route.ts';
import { type AdminTab, frAdmin as words } from '../words/fr-admin.ts';
import { Accounts } from './accounts.tsx';
import { Calendar } from './calendar/calendar.tsx';
import { Closings } from './closings.tsx';
import { History } from './history.tsx';
import { Organisation } from './organisation/organisation.tsx';
import { OwnPassphrase } from './own-passphrase.tsx';
import { Retention } from './retention/retention.tsx';
import { Targets } from './targets.tsx';
import { Terminals } from './terminals.tsx';

const tabs: Readonly<Record<AdminTab, (props: PageProps) => ReactNode>> = {
  terminaux: Terminals,
  organisation: Organisation,
  ouverture: Calendar,
  objectifs: Targets,
  clotures: Closings,
  conservation: Retention,
  comptes: Accounts,
  historique: History,
  'mon-compte': OwnPassphrase,
};
const names = Object.keys(tabs) as AdminTab[]; // keys of a typed record

/** C8: what is set up here; who only reads has their own account alone. */
export function Admin(props: PageProps) {
  const [route] = useRoute();
  const mine = props.session.role === 'manage' ? names : (['mon-compte'] as const);
  const shown = mine.find((name) => name === route.part) ?? mine[0] ?? 'mon-compte';
  const Tab = tabs[shown];
  return (
    <>
      <div className="page-head">
        <div>
          <p className="over">{words.title}</p>
          <h1>{words.tabs[shown]}</h1>
        </div>
      </div>
      {mine.length > 1 && (
        <nav className="tabs no-print" aria-label={words.title}>
          {mine.map((name) => (
            <a key={name} href={hashOf({ page: 'administration', part: name })} aria-current={name === shown ? 'page' : undefined}>
              {words.tabs[name]}
            </a>
          ))}
        </nav>
      )}
      <Tab {...props} />
    </>
  );
}
