import type { SettingsAndKeeper } from '../../../shared/contract/views.ts';
import { t } from '../words.ts';
import { SectionForm, Setting } from './section-form.tsx';

/** When lent devices come back, and what is signed before. */
export function LoansSection({ view }: { readonly view: SettingsAndKeeper }) {
  return (
    <SectionForm name="loans" view={view}>
      {({ value, change }) => (
        <>
          <Setting title={t('settings.loanReturnTime')} effect={t('effect.loanReturnTime')}>
            <input type="time" required value={value.loanReturnTime} onChange={(event) => change({ loanReturnTime: event.target.value })} />
          </Setting>
          <Setting title={t('settings.frameworkAsked')} effect={t('effect.frameworkAsked')}>
            <input type="checkbox" checked={value.frameworkAsked} onChange={(event) => change({ frameworkAsked: event.target.checked })} />
          </Setting>
        </>
      )}
    </SectionForm>
  );
}
