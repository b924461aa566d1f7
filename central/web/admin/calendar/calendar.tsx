import { useState } from 'react';
import type { CalendarView } from '../../../reports/calendar.ts';
import { Note } from '../../parts/note.tsx';
import { Reading } from '../../parts/reading.tsx';
import type { PageProps } from '../../shell.tsx';
import { useRead } from '../../use-read.ts';
import { frCalendar as words } from '../../words/fr-calendar.ts';
import { fr } from '../../words/fr.ts';
import { Exceptions } from './exceptions.tsx';
import { WeekForm } from './week-form.tsx';

/** When each antenne opens: the week, and the days that differ. Coverage, occupancy and the kiosks read it. */
export function Calendar({ session }: PageProps) {
  const read = useRead<CalendarView>('reports/calendar');
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Reading read={read} empty={({ openings }) => (openings.length === 0 ? words.noSites : null)}>
      {({ openings, daysOff, specialOpenings }) => {
        const shown = openings.find(({ site }) => site.code === chosen) ?? openings[0];
        if (shown === undefined) return <Note>{words.noSites}</Note>;
        return (
          <>
            <p className="quiet">{words.purpose}</p>
            <label className="inline">
              {fr.antenne}
              <select value={shown.site.code} onChange={(event) => setChosen(event.target.value)}>
                {openings.map(({ site }) => (
                  <option key={site.code} value={site.code}>
                    {site.name}
                  </option>
                ))}
              </select>
            </label>
            <WeekForm key={`${shown.site.code} ${JSON.stringify(shown.slots)}`} site={shown.site} slots={shown.slots} />
            <Exceptions today={session.today} sites={openings.map(({ site }) => site)} daysOff={daysOff} specialOpenings={specialOpenings} />
          </>
        );
      }}
    </Reading>
  );
}
