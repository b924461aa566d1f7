import * as z from 'zod';
import { accessories } from '../domain/accessories.ts';
import type { DeviceId } from '../domain/brand.ts';
import { labelFormatNames } from '../domain/label-formats.ts';
import { loanFates } from '../domain/loan-ends.ts';
import { deviceKinds, deviceStates } from '../domain/vocabulary.ts';
import type * as inventory from './inventory-views.ts';
import { dayText } from './day-text.ts';
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
export const deviceDescription = {
  name,
  kind: z.enum(deviceKinds),
  model: shortText.optional(),
  serial: shortText.optional(),
  valueCents: cents.optional(),
  purchasedOn: dayText.nullable().optional(),
  /** Absent: what such a device usually has, or what it had. */
  accessories: z.array(z.enum(accessories)).max(accessories.length).optional(),
};

const printerName = z.string().trim().max(60);
/** Which labels, on what, from which place of the first sheet, for which printer (empty: none of those set). */
const labelJob = z.strictObject({
  /** null: every device of this antenne in use. */
  deviceIds: z.array(id<DeviceId>()).max(1_000).nullable(),
  workstations: z.boolean(),
  format: z.enum(labelFormatNames),
  start: z.int().min(1).max(189),
  printer: printerName,
});

/** The antenne's equipment, its stock-takings, and what is printed for it. */
export const inventoryMethods = {
  'devices.list': method<readonly inventory.DeviceLine[]>()('query', desk, true, none),
  'devices.get': method<inventory.DeviceSheet>()('query', desk, true, z.strictObject({ deviceId: id<DeviceId>() })),
  'devices.add': method<{ deviceId: DeviceId; label: string }>()('command', desk, true, z.strictObject({ actionId, ...deviceDescription })),
  'devices.update': method<null>()('command', desk, true, z.strictObject({ actionId, deviceId: id<DeviceId>(), ...deviceDescription, reason: shortText })),
  /** Lost and retired want a reason. */
  'devices.setState': method<DeskOutcome>()(
    'command',
    desk,
    true,
    z
      .strictObject({ actionId, deviceId: id<DeviceId>(), state: z.enum(deviceStates), reason: shortText, loan: z.enum(loanFates).optional() })
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

  'labels.sheet': method<CardPage>()('action', desk, true, labelJob),
  'labels.pdf': method<{ base64: string; fileName: string }>()('action', desk, true, labelJob),
  'labels.test': method<CardPage>()('action', desk, true, z.strictObject({ format: labelJob.shape.format, printer: printerName })),
  'printers.list': method<readonly inventory.PrinterLine[]>()('query', desk, true, none),
  /** What a label printer is off by, in tenths of a millimetre. */
  'printers.keep': method<null>()(
    'command',
    desk,
    true,
    z.strictObject({ actionId, name: printerName.min(1), rightTenths: z.int().min(-100).max(100), downTenths: z.int().min(-100).max(100) }),
  ),

  'stock.current': method<inventory.StockView | null>()('query', desk, true, none),
  'stock.start': method<inventory.StockView | null>()('command', desk, true, z.strictObject({ actionId })),
  /** From now on devices read at this window are counted; asked again as long as the counting screen is open. */
  'stock.count': method<null>()('command', desk, true, none),
  'stock.rest': method<null>()('command', desk, true, none),
  'stock.close': method<inventory.StockView | null>()('command', desk, true, z.strictObject({ actionId })),
  'stock.past': method<readonly inventory.StockView[]>()('query', desk, true, none),
  'stock.page': method<CardPage>()('action', desk, true, z.strictObject({ stockId: rowId })),
} as const;
