import './import.css';
import { type DragEvent, useState } from 'react';
import type { ImportKind } from '../../../shared/domain/import-fields.ts';
import type { Acting } from '../frame.tsx';
import { Dialog, Loaded } from '../parts.tsx';
import { useRead } from '../use-core.ts';
import { t } from '../words.ts';
import { ChooseFile, type Chosen } from './choose-file.tsx';
import { ImportSteps } from './import-steps.tsx';

/** A file dropped beside its place must not replace this page. */
const stay = (event: DragEvent): void => event.preventDefault();

interface Props {
  readonly kind: ImportKind;
  readonly acting: Acting;
  readonly onClose: () => void;
}

/** From a spreadsheet to sheets, in three steps: the file, its columns, what would come of it. Nothing is written before the last button. */
export function ImportDialog({ kind, acting, onClose }: Props) {
  const sites = useRead('sites.list', {});
  const site = useRead('site.info', {});
  const [chosen, setChosen] = useState<Chosen | null>(null);
  return (
    <Dialog title={t(`import.title-${kind}`)} wide onClose={onClose}>
      <div className="import" onDragOver={stay} onDrop={stay}>
        <Loaded read={sites}>
          {(list) => (
            <Loaded read={site}>
              {({ day }) =>
                chosen === null ? (
                  <ChooseFile kind={kind} onChosen={setChosen} />
                ) : (
                  <ImportSteps
                    key={chosen.turn}
                    kind={kind}
                    chosen={chosen}
                    sites={list}
                    thisYear={Number(day.slice(0, 4))}
                    acting={acting}
                    onOther={() => setChosen(null)}
                    onClose={onClose}
                  />
                )
              }
            </Loaded>
          )}
        </Loaded>
      </div>
    </Dialog>
  );
}
