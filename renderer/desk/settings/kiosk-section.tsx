import type { SettingsAndKeeper } from '../../../shared/contract/views.ts';
import { t } from '../words.ts';
import { CameraSettings } from './camera-settings.tsx';
import { NumberSetting, SectionForm } from './section-form.tsx';

/** What the kiosk shows and reads with. */
export function KioskSection({ view }: { readonly view: SettingsAndKeeper }) {
  return (
    <SectionForm name="kiosk" view={view}>
      {(edited) => (
        <>
          <NumberSetting edited={edited} name="resultSeconds" min={3} max={20} />
          <div className="setting">
            <CameraSettings chosen={edited.value} onChange={edited.change} />
            <p className="quiet-text">{t('effect.camera')}</p>
          </div>
        </>
      )}
    </SectionForm>
  );
}
