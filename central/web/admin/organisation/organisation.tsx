import { Reading } from '../../parts/reading.tsx';
import type { PageProps } from '../../shell.tsx';
import { useRead } from '../../use-read.ts';
import { frOrganisation as words } from '../../words/fr-organisation.ts';
import { Charters } from './charters.tsx';
import { Purposes } from './purposes.tsx';
import { Sites } from './sites.tsx';

/** GET organisation. */
interface OrganisationView {
  readonly sites: readonly { readonly code: string; readonly name: string; readonly districts: readonly string[] }[];
  readonly purposes: readonly string[];
  readonly purposesKnown: readonly string[];
  readonly charters: readonly { readonly version: number; readonly from: string; readonly texts: Readonly<Record<string, string>>; readonly author: string }[];
}

/** What all antennes share and their terminals are handed: the antennes, what the kiosks offer, the charter. */
export function Organisation({ session }: PageProps) {
  const read = useRead<OrganisationView>('organisation');
  return (
    <Reading read={read}>
      {({ sites, purposes, purposesKnown, charters }) => (
        <>
          <p className="quiet">{words.intro}</p>
          <Sites sites={sites} />
          <Purposes key={purposes.join(' ')} offered={purposes} known={purposesKnown} />
          <Charters charters={charters} today={session.today} />
        </>
      )}
    </Reading>
  );
}
