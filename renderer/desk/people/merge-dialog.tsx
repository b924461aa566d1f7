import { useState } from 'react';
import type { MergePreview, MergeSide } from '../../../shared/contract/people-views.ts';
import type { MemberId } from '../../../shared/domain/brand.ts';
import type { Acting } from '../frame.tsx';
import { Dialog, Loaded } from '../parts.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';

interface Props {
  readonly keptId: MemberId;
  readonly goneId: MemberId;
  readonly acting: Acting;
  readonly onClose: () => void;
  readonly onMerged: (keptId: MemberId) => void;
}

/** Two sheets side by side and what becomes of them, before anything changes. */
export function MergeDialog({ acting, onClose, onMerged, ...ids }: Props) {
  const client = useClient();
  const [{ keptId, goneId }, setPair] = useState<{ readonly keptId: MemberId; readonly goneId: MemberId }>(ids);
  const read = useRead('members.mergePreview', { keptId, goneId });
  const merge = (): void => {
    acting.run(() => client.call('members.merge', { actionId: crypto.randomUUID(), keptId, goneId }));
    onMerged(keptId);
  };
  return (
    <Dialog title={t('merge.title')} onClose={onClose}>
      <Loaded read={read}>
        {(preview) => (
          <>
            <Compared preview={preview} />
            <p>{t('merge.explain')}</p>
            {preview.refusal !== null && <p className="note note-error">{t(`merge.no-${preview.refusal}`)}</p>}
            <footer>
              <button type="button" onClick={onClose}>
                {t('app.cancel')}
              </button>
              <button type="button" onClick={() => setPair({ keptId: goneId, goneId: keptId })}>
                {t('merge.swap')}
              </button>
              <button type="button" className="primary" disabled={preview.refusal !== null} onClick={merge}>
                {t('merge.do')}
              </button>
            </footer>
          </>
        )}
      </Loaded>
    </Dialog>
  );
}

type Column = Pick<MergeSide, 'birthYear' | 'district' | 'programme' | 'visits' | 'loans' | 'cards'>;
const numbers = ['visits', 'loans', 'cards'] as const;

function Compared({ preview }: { readonly preview: MergePreview }) {
  const columns: readonly Column[] = [preview.kept, preview.gone, preview.result];
  const nameOf = (side: MergeSide): string => `${side.firstName} ${side.lastName}`;
  return (
    <table className="rows compared">
      <thead>
        <tr>
          <td />
          <th scope="col">{t('merge.kept')}</th>
          <th scope="col">{t('merge.gone')}</th>
          <th scope="col">{t('merge.result')}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('merge.name')}</th>
          {[preview.kept, preview.gone, preview.kept].map((side, index) => (
            <td key={String(index)}>
              <bdi>{nameOf(side)}</bdi>
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">{t('members.birthYear')}</th>
          {columns.map((column, index) => (
            <td key={String(index)}>{column.birthYear ?? '–'}</td>
          ))}
        </tr>
        <tr>
          <th scope="row">{t('members.district')}</th>
          {columns.map((column, index) => (
            <td key={String(index)}>{column.district ?? '–'}</td>
          ))}
        </tr>
        <tr>
          <th scope="row">{t('members.programme')}</th>
          {columns.map((column, index) => (
            <td key={String(index)}>{t(`programme.${column.programme}`)}</td>
          ))}
        </tr>
        {numbers.map((number) => (
          <tr key={number}>
            <th scope="row">{t(`merge.${number}`)}</th>
            {columns.map((column, index) => (
              <td key={String(index)}>{column[number]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
