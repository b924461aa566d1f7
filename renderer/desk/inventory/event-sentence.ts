import type { DeviceSheet } from '../../../shared/contract/inventory-views.ts';
import { accessories } from '../../../shared/domain/accessories.ts';
import { deviceStates } from '../../../shared/domain/vocabulary.ts';
import { t } from '../words.ts';

const kinds = ['added', 'described', 'state', 'moved', 'taken-in', 'photo', 'accessory-missing', 'imported', 'relabelled', 'loan-closed'] as const;

/** A line of a device's history in words. */
export function eventSentence({ kind, detail }: Pick<DeviceSheet['events'][number], 'kind' | 'detail'>): string {
  const known = kinds.find((one) => one === kind);
  const state = deviceStates.find((one) => one === detail);
  const accessory = accessories.find((one) => one === detail);
  const what = state !== undefined ? t(`state.${state}`).toLowerCase() : accessory !== undefined ? t(`accessory.${accessory}`) : detail;
  return known === undefined ? kind : t(`event.${known}`, { what });
}
