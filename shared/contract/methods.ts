import * as z from 'zod';
import type { MemberId, StaffId, TicketId, VisitId } from '../domain/brand.ts';
import { cameraEngines, cameraStates } from '../domain/camera-state.ts';
import { calendarInput } from './calendar-input.ts';
import { closingMethods } from './closing-methods.ts';
import type { EnrolmentLink } from '../domain/enrolment-link.ts';
import { scanPrefixes } from '../domain/scan-prefix.ts';
import { scanSources, ticketKinds, visitPurposes } from '../domain/vocabulary.ts';
import { importMethods, LONGEST_IMPORT } from './import-methods.ts';
import { inventoryMethods } from './inventory-methods.ts';
import { kioskMethods } from './kiosk-methods.ts';
import { loanMethods } from './loan-methods.ts';
import { actionId, both, desk, id, kiosk, method, name, none, organisationKeyText, type Role, rowId, timeOfDay } from './method-parts.ts';
import { peopleMethods } from './people-methods.ts';
import { roomMethods } from './room-methods.ts';
import { setupMethods } from './setup-methods.ts';
import { organisationMethods } from './organisation-methods.ts';
import { LONGEST_ANSWER_FILE, usbMethods } from './usb-methods.ts';
import type { DeskOutcome, KioskOutcome } from './outcomes.ts';
import type { Problem } from './problems.ts';
import type { ExaminedKeys, HidReading, PluggedScanners } from './doctor.ts';
import type { Topic } from './topics.ts';
import type * as view from './views.ts';

export type { Role } from './method-parts.ts';

export const scanInput = z.strictObject({
  scanId: z.uuid(),
  /** Raw text of the reader, unjudged. */
  frame: z.string().max(4096),
  source: z.enum(scanSources),
});
export type ScanInput = z.infer<typeof scanInput>;

export const settingsInput = z.strictObject({
  sessionMinutes: z.int().min(5).max(480),
  dayMinutes: z.int().min(0).max(720),
  extendMinutes: z.int().min(0).max(120),
  absentMinutes: z.int().min(1).max(60),
  resultSeconds: z.int().min(3).max(20),
  hidTarget: z.enum(['kiosk', 'desk']),
  cameraEnabled: z.boolean(),
  cameraLabel: z.string().max(200),
  scanPrefix: z.enum(scanPrefixes),
  loanReturnTime: timeOfDay,
  frameworkAsked: z.boolean(),
  cardPrinter: z.string().max(60),
  /** A whole path; empty: none. */
  secondBackupFolder: z
    .string()
    .trim()
    .max(400)
    .regex(/^$|^\/|^[A-Za-z]:[\\/]|^\\\\/),
  ...calendarInput,
});

const cameraReport = z.strictObject({ state: z.enum(cameraStates), engine: z.enum(cameraEngines).nullable(), cameras: z.array(z.string().max(200)).max(20) });

/** Every door of the core. The dispatcher refuses whatever is not here. */
export const methods = {
  ...kioskMethods,
  ...peopleMethods,
  ...inventoryMethods,
  ...loanMethods,
  ...importMethods,

  ...setupMethods,

  'staff.list': method<readonly view.StaffName[]>()('query', desk, false, none),
  'staff.session': method<view.StaffSession>()('query', desk, false, none),
  'staff.signIn': method<view.SignInOutcome>()('action', desk, false, z.strictObject({ staffId: id<StaffId>(), passphrase: z.string().min(1).max(200) })),
  'staff.lock': method<null>()('command', desk, false, none),
  'staff.signOut': method<null>()('command', desk, false, none),
  /** Keeps an open session from locking while its person works; no effect when locked. */
  'staff.touch': method<null>()('command', desk, true, none),
  'staff.add': method<{ staff: view.StaffName; passphrase: string }>()('action', desk, true, z.strictObject({ name })),

  'scans.submitKiosk': method<KioskOutcome>()('command', kiosk, false, scanInput),
  'scans.submitDesk': method<DeskOutcome>()('command', desk, false, scanInput),
  /** What a scan of that person or device does, by hand. */
  'scans.choose': method<DeskOutcome>()('command', desk, true, z.strictObject({ actionId, half: z.enum(['person', 'device']), id: rowId })),
  'scans.dropPending': method<null>()('command', desk, true, none),
  'cameras.report': method<null>()('command', kiosk, false, cameraReport),
  'cameras.status': method<view.CameraReport | null>()('query', desk, false, none),
  'scanners.status': method<view.ScannerStatus>()('query', both, false, none),
  /** From now on USB scans go to this window's doctor and register nothing; asked again as long as somebody looks. */
  'doctor.hold': method<{ until: string }>()('command', desk, false, none),
  'doctor.release': method<null>()('command', desk, false, none),
  'doctor.scanners': method<PluggedScanners>()('query', desk, true, none),
  /** What the readings of one burst of keys are, the likeliest first; registers nothing. */
  'doctor.examine': method<ExaminedKeys>()('command', desk, true, z.strictObject({ texts: z.array(z.string().max(4096)).min(1).max(64) })),
  'doctor.sheet': method<view.CardPage>()('action', desk, true, none),
  'alerts.dismiss': method<null>()('command', desk, true, z.strictObject({ alertId: rowId })),

  'visits.board': method<view.Board>()('query', desk, true, none),
  'visits.arrive': method<DeskOutcome>()('command', desk, true, z.strictObject({ actionId, memberId: id<MemberId>() })),
  'visits.depart': method<DeskOutcome>()('command', desk, true, z.strictObject({ actionId, visitId: id<VisitId>() })),
  'visits.setPurpose': method<DeskOutcome>()('command', desk, true, z.strictObject({ actionId, visitId: id<VisitId>(), purpose: z.enum(visitPurposes) })),
  /** A provisional arrival belongs to this person after all. */
  'visits.attach': method<DeskOutcome>()('command', desk, true, z.strictObject({ actionId, visitId: id<VisitId>(), memberId: id<MemberId>() })),
  'undo.last': method<DeskOutcome>()('command', desk, true, z.strictObject({ actionId })),

  ...roomMethods,
  'labels.page': method<view.CardPage>()('action', desk, true, none),
  'commands.page': method<view.CardPage>()('action', desk, true, none),
  'waiting.list': method<view.WaitingList>()('query', desk, true, none),
  'waiting.take': method<DeskOutcome>()('command', desk, true, z.strictObject({ actionId, visitId: id<VisitId>(), kind: z.enum(ticketKinds) })),
  'waiting.call': method<DeskOutcome>()('command', desk, true, z.strictObject({ actionId, ticketId: id<TicketId>() })),
  'waiting.close': method<DeskOutcome>()(
    'command',
    desk,
    true,
    z.strictObject({ actionId, ticketId: id<TicketId>(), how: z.enum(['helped', 'absent', 'withdrawn']) }),
  ),

  ...closingMethods,
  'reports.month': method<{ month: string; totals: import('../domain/counting.ts').MonthTotals }>()(
    'query',
    desk,
    true,
    z.strictObject({ month: z.string().regex(/^\d{4}-\d{2}$/) }),
  ),

  ...organisationMethods,
  ...usbMethods,

  'upload.status': method<view.UploadStatus>()('query', desk, true, none),
  'upload.now': method<view.UploadStatus>()('action', desk, true, none),
  /** A new key for this terminal, vouched for by the one it has. */
  'upload.renewKey': method<view.UploadStatus>()('action', desk, true, none),
  /** A rejected fact was looked at: it leaves the list. */
  'upload.putAway': method<view.UploadStatus>()(
    'command',
    desk,
    true,
    z.union([z.strictObject({ factId: z.string().regex(/^[0-9a-f]{32}$/) }), z.strictObject({ reason: z.literal('too-old') })]),
  ),
  'upload.enrol': method<{ words: readonly string[] }>()(
    'action',
    desk,
    true,
    z.strictObject({ centralUrl: z.url({ protocol: /^https?$/ }).max(200), code: z.string().trim().min(10).max(16) }),
  ),

  'backup.status': method<view.BackupStatus>()('query', desk, true, none),
  'backup.now': method<view.BackupStatus>()('action', desk, true, none),

  'settings.get': method<view.SettingsAndKeeper>()('query', desk, true, none),
  'settings.set': method<view.SettingsAndKeeper>()('command', desk, true, settingsInput.partial()),
  /** Asks for the passphrase again: whoever holds this text can make cards. */
  /** Number of the key of the cards made now. */
  'settings.cardKey': method<{ keyNumber: number }>()('query', desk, true, none),
  /** A new key for the cards made from now on; the earlier ones become known ids only. */
  'settings.changeCardKey': method<{ keyNumber: number }>()('action', desk, true, z.strictObject({ passphrase: z.string().min(1).max(200) })),
  /** Takes the keys that another antenne of the organisation shows; `replace`: even those that differ from ours. */
  'settings.takeOrganisationKey': method<view.KeyTaking>()(
    'action',
    desk,
    true,
    z.strictObject({ passphrase: z.string().min(1).max(200), organisationKey: organisationKeyText, replace: z.boolean() }),
  ),
  'settings.organisationKey': method<{ organisationKey: string }>()('action', desk, true, z.strictObject({ passphrase: z.string().min(1).max(200) })),
} as const;

export type MethodName = keyof typeof methods;
/** Longest input of a call, characters of its JSON: the hosts refuse more before anybody reads it. */
export const longestInputOf = (asked: string): number => longInputs.get(asked) ?? 64 * 1024;
/** Methods whose input is a whole file, with its bound. */
export const longInputs: ReadonlyMap<string, number> = new Map([
  ['usb.takeAnswer', 2 * LONGEST_ANSWER_FILE],
  ['imports.members', LONGEST_IMPORT],
  ['imports.devices', LONGEST_IMPORT],
]);
export type MethodInput<N extends MethodName> = z.infer<(typeof methods)[N]['input']>;
export type MethodOutput<N extends MethodName> = NonNullable<(typeof methods)[N]['output']> | Extract<(typeof methods)[N]['output'], null>;

export type CoreEvent =
  | { readonly kind: 'changed'; readonly topics: readonly Topic[] }
  /** A reader of the core (HID) read something for this window; the rules have not answered yet. */
  | { readonly kind: 'scan-read'; readonly role: Role; readonly scanId: string }
  /** What the rules answered to such a scan, or why they did not. */
  | { readonly kind: 'kiosk-outcome'; readonly scanId: string; readonly outcome: KioskOutcome }
  | { readonly kind: 'desk-outcome'; readonly scanId: string; readonly outcome: DeskOutcome }
  | { readonly kind: 'scan-failed'; readonly role: Role; readonly scanId: string; readonly problem: Problem }
  | { readonly kind: 'doctor-reading'; readonly reading: HidReading }
  /** A reader took the square of central's page, wherever it was shown to one. */
  | { readonly kind: 'enrolment-read'; readonly link: EnrolmentLink };
/** Which windows may hear an event. */
export function audienceOf(event: CoreEvent): readonly Role[] {
  if (event.kind === 'scan-read' || event.kind === 'scan-failed') return [event.role];
  if (event.kind === 'kiosk-outcome') return kiosk;
  if (event.kind === 'desk-outcome' || event.kind === 'doctor-reading' || event.kind === 'enrolment-read') return desk;
  return both;
}

/** What a transport carries back. */
export type Reply<T = unknown> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };
