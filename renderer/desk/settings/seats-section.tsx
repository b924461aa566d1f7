import type { SettingsAndKeeper } from '../../../shared/contract/views.ts';
import { NumberSetting, SectionForm } from './section-form.tsx';

/** How workstations are shared. */
export function SeatsSection({ view }: { readonly view: SettingsAndKeeper }) {
  return (
    <SectionForm name="seats" view={view}>
      {(edited) => (
        <>
          <NumberSetting edited={edited} name="sessionMinutes" min={5} max={480} />
          <NumberSetting edited={edited} name="dayMinutes" min={0} max={720} />
          <NumberSetting edited={edited} name="extendMinutes" min={0} max={120} />
          <NumberSetting edited={edited} name="absentMinutes" min={1} max={60} />
        </>
      )}
    </SectionForm>
  );
}
