import { useState } from 'react';
import type { MethodInput } from '../../../shared/contract/methods.ts';
import type { SetupDraft } from '../../../shared/contract/views.ts';
import { t } from '../words.ts';
import { type SiteRow, SiteRows, siteRowsOf, siteRowsSent } from './site-rows.tsx';
import { StepForm } from './step-form.tsx';

interface Props {
  readonly draft: SetupDraft | null;
  readonly error: unknown;
  readonly onBack: () => void;
  readonly onKeep: (input: MethodInput<'setup.keepDraft'>) => void;
}

/** Which antennes the organisation has, which one this is, and whether others are in service already. */
export function SiteStep({ draft, error, onBack, onKeep }: Props) {
  const [sites, setSites] = useState<readonly SiteRow[]>(() => siteRowsOf(draft));
  const [thisSite, setThisSite] = useState(draft?.thisSite ?? 'GER');
  const [joins, setJoins] = useState(draft?.hasKey ?? false);
  const [key, setKey] = useState('');
  const keepsKey = draft?.hasKey === true && key.trim() === '';
  const here = sites.some((site) => site.code === thisSite) ? thisSite : (sites[0]?.code ?? '');
  const next = (): void =>
    onKeep({
      sites: siteRowsSent(sites),
      thisSite: here,
      timeZone: draft?.timeZone ?? 'Europe/Paris',
      organisationKey: joins && key.trim() !== '' ? key.trim() : null,
      keepsKey: joins && keepsKey,
    });
  return (
    <StepForm step="site" onNext={next} onBack={onBack} error={error}>
      <label>
        {t('setup.here')}
        <select value={here} onChange={(event) => setThisSite(event.target.value)}>
          {sites.map((site, index) => (
            <option key={`here-${String(index)}`} value={site.code}>
              {site.name}
            </option>
          ))}
        </select>
      </label>
      <SiteRows sites={sites} onChange={setSites} />
      <fieldset>
        <legend>{t('setup.others')}</legend>
        <label className="tick">
          <input type="radio" name="joins" checked={!joins} onChange={() => setJoins(false)} />
          {t('setup.firstSite')}
        </label>
        <label className="tick">
          <input type="radio" name="joins" checked={joins} onChange={() => setJoins(true)} />
          {t('setup.joins')}
        </label>
        {joins && (
          <label>
            {t('setup.key')}
            <input
              required={draft?.hasKey !== true}
              value={key}
              pattern="\s*[A-Za-z0-9_\-]{86,900}\s*"
              autoComplete="off"
              placeholder={draft?.hasKey === true ? t('setup.keyKept') : ''}
              onChange={(event) => setKey(event.target.value)}
            />
            <small>{t('setup.keyHelp')}</small>
          </label>
        )}
      </fieldset>
    </StepForm>
  );
}
