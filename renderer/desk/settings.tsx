import { type FormEvent, useState } from 'react';
import type { SettingsAndKeeper, SettingsView, SiteInfo } from '../../shared/contract/views.ts';
import { scanPrefixes } from '../../shared/domain/scan-prefix.ts';
import { Backups } from './backups.tsx';
import { Doctor } from './doctor/doctor.tsx';
import type { ScanDiversion } from './doctor/scan-diversion.ts';
import { CameraSettings } from './camera-settings.tsx';
import { OpeningEditor } from './opening-editor.tsx';
import { ErrorNote, Loaded } from './parts.tsx';
import { Team } from './team.tsx';
import { useClient, useRead } from './use-core.ts';
import { t } from './words.ts';

/** Every setting with its effect; the scanner's state; the team; the organisation's key. */
export function Settings({ site, diversion }: { readonly site: SiteInfo; readonly diversion: ScanDiversion }) {
  const read = useRead('settings.get', {});
  const scanner = useRead('scanners.status', {});
  const [examines, setExamines] = useState(false);
  if (examines) return <Doctor diversion={diversion} onClose={() => setExamines(false)} />;
  return (
    <div className="two-columns">
      <section>
        <h1>{t('nav.settings')}</h1>
        <Loaded read={read}>{(view) => <SettingsForm view={view} />}</Loaded>
      </section>
      <section>
        <h2>{t('settings.scanner')}</h2>
        <Loaded read={scanner}>{(status) => <p className="note">{t(`scanner.${status.hid}`, { device: status.device ?? '' })}</p>}</Loaded>
        <p>{t('doctor.intro')}</p>
        <button type="button" onClick={() => setExamines(true)}>
          {t('doctor.open')}
        </button>
        <Team />
        <Backups site={site} />
      </section>
    </div>
  );
}

/** Settings that are whole numbers, in the order of the form; bounds are those of the method table. */
const numbers = [
  { name: 'sessionMinutes', label: 'settings.session', min: 5, max: 480 },
  { name: 'dayMinutes', label: 'settings.dayMinutes', min: 0, max: 720 },
  { name: 'extendMinutes', label: 'settings.extendMinutes', min: 0, max: 120 },
  { name: 'absentMinutes', label: 'settings.absentMinutes', min: 1, max: 60 },
  { name: 'resultSeconds', label: 'settings.result', min: 3, max: 20 },
] as const;

function SettingsForm({ view }: { readonly view: SettingsAndKeeper }) {
  const client = useClient();
  const { secretsKeptBy, ...stored } = view;
  const [draft, setDraft] = useState<SettingsView>(stored);
  const [error, setError] = useState<unknown>(null);
  const [saved, setSaved] = useState(false);
  const change = (part: Partial<SettingsView>): void => {
    setSaved(false);
    setDraft({ ...draft, ...part });
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    client.call('settings.set', { ...draft, opening: draft.opening.map((slot) => ({ ...slot })) }).then(() => {
      setSaved(true);
      setError(null);
    }, setError);
  };
  return (
    <form className="member-form" onSubmit={save}>
      {numbers.map(({ name, label, min, max }) => (
        <label key={name}>
          {t(label)}
          <input type="number" min={min} max={max} required value={draft[name]} onChange={(event) => change({ [name]: event.target.valueAsNumber })} />
        </label>
      ))}
      <label>
        {t('settings.return')}
        <input type="time" required value={draft.loanReturnTime} onChange={(event) => change({ loanReturnTime: event.target.value })} />
      </label>
      <label>
        {t('settings.hid')}
        <select value={draft.hidTarget} onChange={(event) => change({ hidTarget: event.target.value === 'desk' ? 'desk' : 'kiosk' })}>
          <option value="kiosk">{t('settings.hidKiosk')}</option>
          <option value="desk">{t('settings.hidDesk')}</option>
        </select>
      </label>
      <label>
        {t('settings.prefix')}
        <select value={draft.scanPrefix} onChange={(event) => change({ scanPrefix: scanPrefixes.find((prefix) => prefix === event.target.value) ?? 'none' })}>
          {scanPrefixes.map((prefix) => (
            <option key={prefix} value={prefix}>
              {prefix === 'none' ? t('settings.prefixNone') : prefix}
            </option>
          ))}
        </select>
      </label>
      <p className="quiet-text">{t('settings.prefixHelp')}</p>
      <CameraSettings chosen={draft} onChange={change} />
      <OpeningEditor slots={draft.opening} onChange={(opening) => change({ opening })} />
      {secretsKeptBy === 'file' && <p className="note">{t('settings.keptByFile')}</p>}
      <ErrorNote error={error} />
      <button type="submit" className="primary">
        {t('app.save')}
      </button>
      {saved && <p role="status">{t('app.saved')}</p>}
    </form>
  );
}
