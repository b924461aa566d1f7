import { useRead } from '../use-read.ts';
import { fr } from '../words/fr.ts';

export interface SiteLine {
  readonly code: string;
  readonly name: string;
}
/** The antennes central knows, by name. */
export function useSites(): readonly SiteLine[] {
  const read = useRead<{ readonly sites: readonly SiteLine[] }>('terminals');
  return read.kind === 'ready' ? read.value.sites : [];
}

interface Choice {
  readonly value: string;
  readonly onChange: (site: string) => void;
  readonly stacked?: boolean;
}

/** One antenne of those given, or all (`*`). */
export function SiteSelect({ sites, value, onChange, stacked = false }: Choice & { readonly sites: readonly SiteLine[] }) {
  return (
    <label className={stacked ? undefined : 'inline'}>
      {fr.antenne}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="*">{fr.all}</option>
        {sites.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** One antenne of those central knows, or all. */
export function SiteChoice(choice: Choice) {
  return <SiteSelect {...choice} sites={useSites()} />;
}
