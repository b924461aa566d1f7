import type { SiteChoice } from '../../../shared/contract/people-views.ts';
import type { ImportedDevice } from '../../../shared/domain/import-devices.ts';
import type { DeviceField, MemberField } from '../../../shared/domain/import-fields.ts';
import type { ImportedMember } from '../../../shared/domain/import-members.ts';
import { eurosOf } from '../inventory/money.ts';
import { t } from '../words.ts';
import type { Examined } from './examine.ts';
import { labelOf } from './import-words.ts';

const MOST = 5;
type Shown = { readonly line: number; readonly cells: readonly string[] };
const memberShown = ['firstName', 'lastName', 'birthYear', 'district', 'programme', 'homeSite', 'toComplete'] as const satisfies readonly MemberField[];
const deviceShown = ['name', 'label', 'kind', 'model', 'serial', 'value', 'purchasedOn', 'state', 'accessories'] as const satisfies readonly DeviceField[];

/** The first lines as they would be. */
export function PreviewPart({ examined, sites }: { readonly examined: Examined; readonly sites: readonly SiteChoice[] }) {
  if (examined.fine.length === 0) return null;
  const fields = examined.kind === 'members' ? memberShown : deviceShown;
  const rows: readonly Shown[] =
    examined.kind === 'members'
      ? examined.fine.slice(0, MOST).map(({ line, draft }) => ({ line, cells: memberCells(draft, sites) }))
      : examined.fine.slice(0, MOST).map(({ line, draft }) => ({ line, cells: deviceCells(draft) }));
  return (
    <section aria-label={t('import.preview')}>
      <h4>{t('import.preview')}</h4>
      <div className="import-scroll">
        <table className="rows">
          <thead>
            <tr>
              {fields.map((field) => (
                <th key={field}>{t(`import.field-${field}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, cells }) => (
              <tr key={line}>
                {fields.map((field, at) => (
                  <td key={field}>
                    <bdi>{cells[at]}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function memberCells(draft: ImportedMember, sites: readonly SiteChoice[]): readonly string[] {
  const { firstName, lastName, birthYear, district, programme, homeSite, toComplete } = draft;
  const site = sites.find(({ code }) => code === homeSite)?.name ?? homeSite;
  return [firstName, lastName, String(birthYear ?? ''), district ?? '', t(`programme.${programme}`), site, t(toComplete ? 'import.yes' : 'import.no')];
}

function deviceCells(draft: ImportedDevice): readonly string[] {
  const { name, label, kind, model, serial, valueCents, purchasedOn, state, accessories } = draft;
  return [
    name,
    label ?? t('import.newLabel'),
    t(`kind.${kind}`),
    model,
    serial,
    eurosOf(valueCents),
    purchasedOn?.split('-').toReversed().join('/') ?? '',
    t(`import.state-${state ?? 'available'}`),
    accessories === null ? t('import.usual') : accessories.map((one) => labelOf('accessories', one, [])).join(', '),
  ];
}
