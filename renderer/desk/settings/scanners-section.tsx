import type { SettingsAndKeeper } from '../../../shared/contract/views.ts';
import { scanPrefixes } from '../../../shared/domain/scan-prefix.ts';
import { Loaded } from '../parts.tsx';
import { useRead } from '../use-core.ts';
import { t } from '../words.ts';
import { SectionForm, Setting } from './section-form.tsx';

/** Readers: whose scans they are, what they type before a code, how they are, and the doctor for those that misbehave. */
export function ScannersSection({ view, onExamine }: { readonly view: SettingsAndKeeper; readonly onExamine: () => void }) {
  const scanner = useRead('scanners.status', {});
  return (
    <SectionForm name="scanners" view={view}>
      {({ value, change }) => (
        <>
          <Loaded read={scanner}>{(status) => <p className="note">{t(`scanner.${status.hid}`, { device: status.device ?? '' })}</p>}</Loaded>
          <Setting title={t('settings.hidTarget')} effect={t('effect.hidTarget')}>
            <select value={value.hidTarget} onChange={(event) => change({ hidTarget: event.target.value === 'desk' ? 'desk' : 'kiosk' })}>
              <option value="kiosk">{t('settings.hidKiosk')}</option>
              <option value="desk">{t('settings.hidDesk')}</option>
            </select>
          </Setting>
          <Setting title={t('settings.scanPrefix')} effect={t('effect.scanPrefix')}>
            <select
              value={value.scanPrefix}
              onChange={(event) => change({ scanPrefix: scanPrefixes.find((prefix) => prefix === event.target.value) ?? 'none' })}
            >
              {scanPrefixes.map((prefix) => (
                <option key={prefix} value={prefix}>
                  {prefix === 'none' ? t('settings.prefixNone') : prefix}
                </option>
              ))}
            </select>
          </Setting>
          <div className="setting">
            <button type="button" onClick={onExamine}>
              {t('doctor.open')}
            </button>
            <p className="quiet-text">{t('doctor.intro')}</p>
          </div>
        </>
      )}
    </SectionForm>
  );
}
