import { type FormEvent, type ReactNode, useState } from 'react';
import type { SettingsAndKeeper, SettingsView } from '../../../shared/contract/views.ts';
import { ErrorNote } from '../parts.tsx';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';
import type { SectionName } from './section-words.ts';

export interface Edited {
  readonly value: SettingsView;
  readonly change: (part: Partial<SettingsView>) => void;
}
interface Props {
  readonly name: SectionName;
  readonly view: SettingsAndKeeper;
  readonly children: (edited: Edited) => ReactNode;
}

/** The settings of one section: only what was changed is stored, so that two desks do not undo each other. */
export function SectionForm({ name, view, children }: Props) {
  const client = useClient();
  const [draft, setDraft] = useState<Partial<SettingsView>>({});
  const [error, setError] = useState<unknown>(null);
  const [saved, setSaved] = useState(false);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    client.call('settings.set', draft).then(() => {
      setDraft({});
      setSaved(true);
      setError(null);
    }, setError);
  };
  const change = (part: Partial<SettingsView>): void => {
    setSaved(false);
    setDraft({ ...draft, ...part });
  };
  return (
    <form className="settings-section" onSubmit={save}>
      <h1>{t(`section.${name}`)}</h1>
      {children({ value: { ...view, ...draft }, change })}
      <ErrorNote error={error} />
      <footer>
        <button type="submit" className="primary" disabled={Object.keys(draft).length === 0}>
          {t('app.save')}
        </button>
        {saved && <p role="status">{t('app.saved')}</p>}
      </footer>
    </form>
  );
}

/** One setting: its name, its control, and what it changes for people. */
export function Setting({ title, effect, children }: { readonly title: string; readonly effect: string; readonly children: ReactNode }) {
  return (
    <div className="setting">
      <label>
        {title}
        {children}
      </label>
      <p className="quiet-text">{effect}</p>
    </div>
  );
}

/** A setting that is a whole number; bounds are those of the method table. */
export function NumberSetting({
  edited,
  name,
  min,
  max,
}: {
  readonly edited: Edited;
  readonly name: 'sessionMinutes' | 'dayMinutes' | 'extendMinutes' | 'absentMinutes' | 'resultSeconds';
  readonly min: number;
  readonly max: number;
}) {
  return (
    <Setting title={t(`settings.${name}`)} effect={t(`effect.${name}`)}>
      <input
        type="number"
        min={min}
        max={max}
        required
        value={edited.value[name]}
        onChange={(event) => edited.change({ [name]: event.target.valueAsNumber })}
      />
    </Setting>
  );
}
