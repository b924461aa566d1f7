import * as z from 'zod';
import { accessories } from '../domain/accessories.ts';
import type { DeviceId } from '../domain/brand.ts';
import { deviceKinds, deviceStates } from '../domain/vocabulary.ts';
import type * as inventory from './inventory-views.ts';
import { day } from './loan-methods.ts';
import { actionId, desk, id, method, name, none, rowId, siteCode } from './method-parts.ts';
import type { DeskOutcome } from './outcomes.ts';
import type { CardPage } from './views.ts';

const shortText = z.string().trim().max(200);
const cents = z.int().min(0).max(100_000_000).nullable();
/** A picture small enough to be kept in the store: 40 kB of JPEG, PNG or WebP, as base64. */
const photo = z.strictObject({
  type: z.enum(['image/jpeg', 'image/png', 'image/webp']),
  base64: z
    .string()
    .max(54_616)
    .regex(/^[A-Za-z0-9+/]+=*$/),
});
const description = {
  name,
  kind: z.enum(deviceKinds),
  model: shortText.optional(),
  serial: shortText.optional(),
  valueCents: cents.optional(),
  purchasedOn: day.nullable().optional(),
  /** Absent: what such a device usually has, or what it had. */
  accessories: z.array(z.enum(accessories)).max(accessories.length).optional(),
};

/** The antenne's equipment, its stock-takings, and what is printed for it. */
export const inventoryMethods = {
  'devices.list': method<readonly inventory.DeviceLine[]>()('query', desk, true, none),
  'devices.get': method<inventory.DeviceSheet>()('query', desk, true, z.strictObject({ deviceId: id<DeviceId>() })),
  'devices.add': method<{ deviceId: DeviceId; label: string }>()('command', desk, true, z.strictObject({ actionId, ...description })),
  'devices.update': method<null>()('command', desk, true, z.strictObject({ actionId, deviceId: id<DeviceId>(), ...description, reason: shortText })),
  /** Lost and retired want a reason. */
  'devices.setState': method<DeskOutcome>()(
    'command',
    desk,
    true,
    z
      .strictObject({ actionId, deviceId: id<DeviceId>(), state: z.enum(deviceStates), reason: shortText })
      .refine((asked) => asked.reason !== '' || asked.state === 'available' || asked.state === 'repair', { path: ['reason'] }),
  ),
  /** To another antenne, or back here with null. */
  'devices.move': method<null>()('command', desk, true, z.strictObject({ actionId, deviceId: id<DeviceId>(), site: siteCode.nullable(), reason: shortText })),
  'devices.photo': method<null>()('command', desk, true, z.strictObject({ actionId, deviceId: id<DeviceId>(), photo: photo.nullable() })),
  /** A new label; the old one is unknown at once. */
  'devices.relabel': method<{ label: string }>()('command', desk, true, z.strictObject({ actionId, deviceId: id<DeviceId>() })),
  'devices.repair': method<null>()(
    'command',
    desk,
    true,
    z.strictObject({ actionId, deviceId: id<DeviceId>(), repairId: rowId, what: shortText.min(1), costCents: cents }),
  ),
  'devices.foreign': method<readonly inventory.ForeignDeviceLine[]>()('query', desk, true, none),
  /** It went back to its antenne. */
  'devices.sendForeign': method<null>()('command', desk, true, z.strictObject({ actionId, foreignId: rowId })),

  'stock.current': method<inventory.StockView | null>()('query', desk, true, none),
  'stock.start': method<inventory.StockView | null>()('command', desk, true, z.strictObject({ actionId })),
  /** From now on devices read at this window are counted; asked again as long as the counting screen is open. */
  'stock.count': method<null>()('command', desk, true, none),
  'stock.rest': method<null>()('command', desk, true, none),
  'stock.close': method<inventory.StockView | null>()('command', desk, true, z.strictObject({ actionId })),
  'stock.past': method<readonly inventory.StockView[]>()('query', desk, true, none),
  'stock.page': method<CardPage>()('action', desk, true, z.strictObject({ stockId: rowId })),
} as const;
