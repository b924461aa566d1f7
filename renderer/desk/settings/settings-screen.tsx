import { useState } from 'react';
import type { SiteInfo } from '../../../shared/contract/views.ts';
import { Doctor } from '../doctor/doctor.tsx';
import type { ScanDiversion } from '../doctor/scan-diversion.ts';
import { Loaded } from '../parts.tsx';
import { useRead } from '../use-core.ts';
import { t } from '../words.ts';
import { Backups } from './backups.tsx';
import { CalendarSection } from './calendar-section.tsx';
import { KioskSection } from './kiosk-section.tsx';
import { LoansSection } from './loans-section.tsx';
import { OrganisationKey } from './organisation-key.tsx';
import { ScannersSection } from './scanners-section.tsx';
import { SeatsSection } from './seats-section.tsx';
import { foundSections, type SectionName, sectionNames } from './section-words.ts';
import { Team } from './team.tsx';

/** Every setting, each with its effect in one sentence; a search goes over all of them. */
export function Settings({ site, diversion }: { readonly site: SiteInfo; readonly diversion: ScanDiversion }) {
  const read = useRead('settings.get', {});
  const [chosen, setChosen] = useState<SectionName>('calendar');
  const [text, setText] = useState('');
  const [examines, setExamines] = useState(false);
  if (examines) return <Doctor diversion={diversion} onClose={() => setExamines(false)} />;
  const searching = text.trim() !== '';
  const shown = searching ? foundSections(text) : [chosen];
  return (
    <div className="settings">
      <nav className="settings-nav" aria-label={t('nav.settings')}>
        <label className="search">
          {t('settings.search')}
          <input type="search" value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        {sectionNames.map((name) => (
          <button
            key={name}
            type="button"
            aria-current={shown.includes(name) ? 'true' : undefined}
            onClick={() => {
              setText('');
              setChosen(name);
            }}
          >
            {t(`section.${name}`)}
          </button>
        ))}
      </nav>
      <div className="settings-body">
        {shown.length === 0 && <p className="empty">{t('settings.notFound', { text })}</p>}
        <Loaded read={read}>
          {(view) => shown.map((name) => <Section key={name} name={name} view={view} site={site} onExamine={() => setExamines(true)} />)}
        </Loaded>
      </div>
    </div>
  );
}

interface SectionProps {
  readonly name: SectionName;
  readonly view: Parameters<typeof SeatsSection>[0]['view'];
  readonly site: SiteInfo;
  readonly onExamine: () => void;
}

function Section({ name, view, site, onExamine }: SectionProps) {
  switch (name) {
    case 'calendar':
      return <CalendarSection view={view} />;
    case 'seats':
      return <SeatsSection view={view} />;
    case 'loans':
      return <LoansSection view={view} />;
    case 'kiosk':
      return <KioskSection view={view} />;
    case 'scanners':
      return <ScannersSection view={view} onExamine={onExamine} />;
    case 'backups':
      return <Backups site={site} view={view} />;
    case 'team':
      return <Team />;
    case 'key':
      return <OrganisationKey />;
  }
}
