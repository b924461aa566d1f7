import { type FormEvent, useState } from 'react';
import type { MethodInput } from '../../shared/contract/methods.ts';
import { t } from './words.ts';

interface SiteRow {
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
interface Props {
  readonly onBack: () => void;
  readonly onCreate: (input: MethodInput<'setup.createReal'>) => void;
}

/** The real set-up on one page: antennes, this one, workstations, the first person, the organisation's key. */
export function RealSetupForm({ onBack, onCreate }: Props) {
  const [sites, setSites] = useState(lyon);
  const [thisSite, setThisSite] = useState('GER');
  const [workstations, setWorkstations] = useState('8');
  const [staffName, setStaffName] = useState('');
  const [key, setKey] = useState('');
  const change = (index: number, part: Partial<SiteRow>): void => setSites(sites.map((site, at) => (at === index ? { ...site, ...part } : site)));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onCreate({
      sites: sites.map(({ code, name, districts }) => ({
        code: code.toUpperCase(),
        name,
        districts: districts.split(/[\s,;]+/).filter((district) => district !== ''),
      })),
      thisSite,
      timeZone: 'Europe/Paris',
      workstations: Number(workstations),
      staffName,
      organisationKey: key.trim() === '' ? null : key.trim(),
    });
  };
  return (
    <form className="real-setup" onSubmit={submit}>
      <table>
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
                  pattern="[A-Za-z0-9\-]{2,12}"
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
                  <button type="button" className="light" onClick={() => setSites(sites.filter((_, at) => at !== index))}>
                    {t('setup.removeSite')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" className="light" onClick={() => setSites([...sites, { code: '', name: '', districts: '' }])}>
        {t('setup.addSite')}
      </button>
      <label>
        {t('setup.here')}
        <select value={thisSite} onChange={(event) => setThisSite(event.target.value)}>
          {sites.map((site) => (
            <option key={site.code} value={site.code}>
              {site.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('setup.workstations')}
        <input type="number" min="0" max="200" required value={workstations} onChange={(event) => setWorkstations(event.target.value)} />
      </label>
      <label>
        {t('setup.staff')}
        <input required maxLength={100} value={staffName} onChange={(event) => setStaffName(event.target.value)} />
      </label>
      <label>
        {t('setup.key')}
        <input value={key} pattern="\s*[A-Za-z0-9_\-]{86}\s*" autoComplete="off" onChange={(event) => setKey(event.target.value)} />
        <small>{t('setup.keyHelp')}</small>
      </label>
      <footer>
        <button type="button" onClick={onBack}>
          {t('setup.back')}
        </button>
        <button type="submit" className="primary">
          {t('setup.create')}
        </button>
      </footer>
    </form>
  );
}
