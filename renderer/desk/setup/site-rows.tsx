import type { MethodInput } from '../../../shared/contract/methods.ts';
import type { SetupDraft } from '../../../shared/contract/views.ts';
import { t } from '../words.ts';

export interface SiteRow {
  readonly code: string;
  readonly name: string;
  readonly districts: string;
}
/** Lyon's five antennes to begin with; every row can be changed: another Mission Locale can install this. */
const lyon: readonly SiteRow[] = [
  { code: 'PEN', name: 'Pentes', districts: '1, 2, 4' },
  { code: 'VOL', name: 'Voltaire', districts: '3, 6' },
  { code: 'GER', name: 'Gerland', districts: '7' },
  { code: 'DUC', name: 'Duchère', districts: '5, 9' },
  { code: 'BAC', name: 'Bachut', districts: '8' },
];

export const siteRowsOf = (draft: SetupDraft | null): readonly SiteRow[] =>
  draft === null ? lyon : draft.sites.map(({ code, name, districts }) => ({ code, name, districts: districts.join(', ') }));

export const siteRowsSent = (rows: readonly SiteRow[]): MethodInput<'setup.keepDraft'>['sites'] =>
  rows.map(({ code, name, districts }) => ({
    code,
    name,
    districts: districts
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter((district) => district !== ''),
  }));

interface Props {
  readonly sites: readonly SiteRow[];
  readonly onChange: (sites: readonly SiteRow[]) => void;
}

/** The organisation's antennes, one a row. */
export function SiteRows({ sites, onChange }: Props) {
  const change = (index: number, part: Partial<SiteRow>): void => onChange(sites.map((site, at) => (at === index ? { ...site, ...part } : site)));
  return (
    <>
      <table className="site-rows">
        <caption>{t('setup.sites')}</caption>
        <thead>
          <tr>
            <th>{t('setup.code')}</th>
            <th>{t('setup.name')}</th>
            <th>{t('setup.districts')}</th>
            <th aria-label={t('setup.removeSite')} />
          </tr>
        </thead>
        <tbody>
          {sites.map((site, index) => (
            <tr key={`row-${String(index)}`}>
              <td>
                <input
                  required
                  maxLength={12}
                  pattern="[A-Z0-9\-]{2,12}"
                  aria-label={t('setup.code')}
                  value={site.code}
                  onChange={(event) => change(index, { code: event.target.value.toUpperCase() })}
                />
              </td>
              <td>
                <input
                  required
                  maxLength={80}
                  aria-label={t('setup.name')}
                  value={site.name}
                  onChange={(event) => change(index, { name: event.target.value })}
                />
              </td>
              <td>
                <input aria-label={t('setup.districts')} value={site.districts} onChange={(event) => change(index, { districts: event.target.value })} />
              </td>
              <td>
                {sites.length > 1 && (
                  <button
                    type="button"
                    className="light"
                    aria-label={`${t('setup.removeSite')} ${site.name}`}
                    onClick={() => onChange(sites.filter((_, at) => at !== index))}
                  >
                    {t('setup.removeSite')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" className="light" onClick={() => onChange([...sites, { code: '', name: '', districts: '' }])}>
        {t('setup.addSite')}
      </button>
    </>
  );
}
