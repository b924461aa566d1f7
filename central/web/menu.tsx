import { Calendar, CalendarCheck, ChartBar, ChartLineUp, DownloadSimple, FileText, GearSix, UsersThree } from '@phosphor-icons/react';
import type { Session } from './api.ts';
import { Mark } from './parts/mark.tsx';
import { hashOf, type PageName, pageNames, type Route } from './route.ts';
import { fr } from './words/fr.ts';

const icons = {
  mois: Calendar,
  rapport: FileText,
  'montee-en-charge': ChartLineUp,
  comparaison: ChartBar,
  completude: CalendarCheck,
  public: UsersThree,
  exports: DownloadSimple,
  administration: GearSix,
} satisfies Record<PageName, unknown>;

interface Props {
  readonly session: Session;
  readonly route: Route;
  readonly onOut: () => void;
  readonly onHelp: () => void;
}
/** The pages, who one is, the way out. Month and antenne follow from page to page. */
export function Menu({ session, route, onOut, onHelp }: Props) {
  return (
    <header className="menu">
      <a className="brand" href={hashOf({ page: 'mois', month: route.month })}>
        <Mark />
        <span>{fr.title}</span>
      </a>
      <nav aria-label={fr.menu}>
        {pageNames
          .filter((page) => page !== 'administration' || session.role === 'manage' || session.byPassphrase)
          .map((page) => {
            const Icon = icons[page];
            const here = page === route.page;
            return (
              <a key={page} href={hashOf({ page, month: route.month, site: route.site })} aria-current={here ? 'page' : undefined}>
                <Icon aria-hidden size={22} weight={here ? 'fill' : 'regular'} />
                {page === 'administration' && session.role === 'read' ? fr.myAccount : fr.pages[page]}
              </a>
            );
          })}
      </nav>
      <div className="who">
        <p>
          <strong>{session.name}</strong>
          <span>{fr.roles[session.role]}</span>
        </p>
        <button type="button" className="light" onClick={onHelp}>
          {fr.keys} <kbd>F1</kbd>
        </button>
        <button type="button" className="light" onClick={onOut}>
          {fr.signOut}
        </button>
      </div>
    </header>
  );
}
