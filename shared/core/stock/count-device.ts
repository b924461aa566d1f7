import type { DeskOutcome } from '../../contract/outcomes.ts';
import { isExpected, unexpectedBecause } from '../../domain/stock-take.ts';
import type { Call } from '../core.ts';
import { allDevices, type Device, deviceByLabel } from '../devices/device-store.ts';
import { openLoanOfDevice } from '../loans/loan-store.ts';
import { keepStockLine, openStockTake, stockLines } from './stock-store.ts';

const countable = (call: Pick<Call, 'db'>, device: Device) => ({
  state: device.state,
  lent: openLoanOfDevice(call.db, device.id) !== undefined,
  elsewhere: device.atSite !== null,
});

/** Devices that a stock-taking looks for now. */
export const expectedDevices = (call: Pick<Call, 'db'>): readonly Device[] => allDevices(call.db).filter((device) => isExpected(countable(call, device)));

/** Whether this window counts: a device read there is counted, and neither lent nor returned. */
export const isCounting = (call: Call): boolean => (call.core.counting.get(call.caller.windowId) ?? 0) > call.now && openStockTake(call.db) !== undefined;

/** One label read during a stock-taking; the second time says that it was counted. */
export function countDevice(call: Call, label: string): DeskOutcome {
  const stock = openStockTake(call.db);
  if (stock === undefined) throw new Error('nothing is being counted');
  const device = deviceByLabel(call.db, label);
  const why = unexpectedBecause(device === undefined ? undefined : countable(call, device));
  const first = keepStockLine(call.db, stock.id, {
    label,
    deviceId: device?.id ?? null,
    name: device?.name ?? label,
    result: why === null ? 'found' : 'unexpected',
    why: why ?? '',
    at: call.now,
  });
  const found = stockLines(call.db, stock.id).filter((line) => line.result === 'found').length;
  return { kind: 'stock-counted', name: device?.name ?? label, why, again: !first, found, expected: expectedDevices(call).length };
}
