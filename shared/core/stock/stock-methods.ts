import type { StockView } from '../../contract/inventory-views.ts';
import { ProblemError } from '../../contract/problems.ts';
import { instantOf } from '../../domain/calendar.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Call, Handlers } from '../core.ts';
import { readSettings } from '../settings/settings-store.ts';
import { siteHere } from '../sites/site-store.ts';
import { requireSeat } from '../staff/staff-seat.ts';
import { expectedDevices } from './count-device.ts';
import { stockPage } from './stock-page.ts';
import { closeStockTake, findStockTake, keepStockLine, openStockTake, pastStockTakes, startStockTake, type StockTake, stockLines } from './stock-store.ts';

/** A page that stops asking stops counting after this long (ms). */
const COUNTING_MS = 20_000;

export const stockMethods: Handlers<'stock.current' | 'stock.start' | 'stock.count' | 'stock.rest' | 'stock.close' | 'stock.past' | 'stock.page'> = {
  'stock.current': (call) => viewOf(call, openStockTake(call.db)),
  'stock.start': (call) => {
    const id = openStockTake(call.db)?.id ?? startStockTake(call.db, { at: call.now, staffId: requireSeat(call).staffId });
    appendAudit(call, { method: 'stock.start', object: `stock:${id}` });
    call.changed('stock');
    return viewOf(call, findStockTake(call.db, id));
  },
  'stock.count': (call) => {
    call.core.counting.set(call.caller.windowId, call.now + COUNTING_MS);
    return null;
  },
  'stock.rest': (call) => {
    call.core.counting.delete(call.caller.windowId);
    return null;
  },
  'stock.close': (call) => {
    const stock = openStockTake(call.db);
    if (stock === undefined) throw new ProblemError('stale');
    const seen = new Set(stockLines(call.db, stock.id).map((line) => line.label));
    for (const { label, id, name } of expectedDevices(call))
      if (!seen.has(label)) keepStockLine(call.db, stock.id, { label, deviceId: id, name, result: 'missing', why: '', at: call.now });
    closeStockTake(call.db, stock.id, { at: call.now, staffId: requireSeat(call).staffId });
    appendAudit(call, { method: 'stock.close', object: `stock:${stock.id}` });
    call.changed('stock');
    return viewOf(call, findStockTake(call.db, stock.id)) ?? null;
  },
  'stock.past': (call) => pastStockTakes(call.db).flatMap((stock) => viewOf(call, stock) ?? []),
  'stock.page': async (call, { stockId }) => {
    const view = viewOf(call, findStockTake(call.db, stockId));
    if (view === null) throw new ProblemError('not-found');
    const { timeZone } = readSettings(call.db);
    return { html: stockPage(view, { siteName: siteHere(call.db)?.name ?? '', timeZone }), fileName: `inventaire-${view.startedAt.slice(0, 10)}` };
  },
};

/** Missing so far, or missing when it ended. */
function viewOf(call: Pick<Call, 'db'>, stock: StockTake | undefined): StockView | null {
  if (stock === undefined) return null;
  const lines = stockLines(call.db, stock.id);
  const seen = new Set(lines.map((line) => line.label));
  const missing =
    stock.closedAt === null ? expectedDevices(call).filter((device) => !seen.has(device.label)) : lines.filter((line) => line.result === 'missing');
  const found = lines.filter((line) => line.result === 'found').length;
  return {
    stockId: stock.id,
    startedAt: instantOf(stock.startedAt),
    closedAt: stock.closedAt === null ? null : instantOf(stock.closedAt),
    found,
    expected: found + missing.length,
    missing: missing.map(({ name, label }) => ({ name, label })),
    unexpected: lines.flatMap(({ name, label, result, why }) => (result === 'unexpected' && why !== '' ? [{ name, label, why }] : [])),
  };
}
