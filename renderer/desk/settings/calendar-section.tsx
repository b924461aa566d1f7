import type { SettingsAndKeeper } from '../../../shared/contract/views.ts';
import { BlocksEditor } from './blocks-editor.tsx';
import { ExceptionsEditor } from './exceptions-editor.tsx';
import { OpeningEditor } from './opening-editor.tsx';
import { SectionForm } from './section-form.tsx';

/** When the antenne is open and its room free. */
export function CalendarSection({ view }: { readonly view: SettingsAndKeeper }) {
  return (
    <SectionForm name="calendar" view={view}>
      {({ value, change }) => (
        <>
          <OpeningEditor slots={value.opening} onChange={(opening) => change({ opening })} />
          <ExceptionsEditor exceptions={value.openingExceptions} onChange={(openingExceptions) => change({ openingExceptions })} />
          <BlocksEditor blocks={value.roomBlocks} onChange={(roomBlocks) => change({ roomBlocks })} />
        </>
      )}
    </SectionForm>
  );
}
