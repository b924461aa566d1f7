import type { SettingsView } from '../../../shared/contract/views.ts';
import { useRead } from '../use-core.ts';
import { t } from '../words.ts';

type Chosen = Pick<SettingsView, 'cameraEnabled' | 'cameraLabel'>;

/** The kiosk's camera: on or off, which one, and what the kiosk says of it. The desk's own page may not open a camera. */
export function CameraSettings({ chosen, onChange }: { readonly chosen: Chosen; readonly onChange: (part: Partial<Chosen>) => void }) {
  const { data: report } = useRead('cameras.status', {});
  const labels = new Set([...(report?.cameras ?? []), ...(chosen.cameraLabel === '' ? [] : [chosen.cameraLabel])]);
  return (
    <>
      <label className="tick">
        <input type="checkbox" checked={chosen.cameraEnabled} onChange={(event) => onChange({ cameraEnabled: event.target.checked })} />
        {t('settings.camera')}
      </label>
      {chosen.cameraEnabled && (
        <label>
          {t('settings.cameraLabel')}
          <select value={chosen.cameraLabel} onChange={(event) => onChange({ cameraLabel: event.target.value })}>
            <option value="">{t('settings.cameraFirst')}</option>
            {[...labels].map((label) => (
              <option key={label} value={label}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      {report !== undefined && report !== null && report.state !== 'off' && (
        <p className="note" data-camera={report.state}>
          {t(`camera.${report.state}`)} {report.engine === 'js' && t('camera.reduced')}
        </p>
      )}
    </>
  );
}
