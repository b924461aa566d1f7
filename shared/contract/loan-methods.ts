import * as z from 'zod';
import { accessories } from '../domain/accessories.ts';
import type { LoanId, MemberId } from '../domain/brand.ts';
import { passReasons } from '../domain/lend-warnings.ts';
import type * as loan from './loan-views.ts';
import { actionId, desk, id, method, none } from './method-parts.ts';
import type { DeskOutcome } from './outcomes.ts';

export const day = z.string().regex(/^20[2-9]\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
const someAccessories = z.array(z.enum(accessories)).max(accessories.length);
const shortText = z.string().trim().max(200);

/** Loans and returns. */
export const loanMethods = {
  'loans.list': method<readonly loan.OpenLoan[]>()('query', desk, true, none),
  /** What is in somebody's hands now, sorted for the end of the day. */
  'loans.stillOut': method<loan.StillOut>()('query', desk, true, none),
  'loans.return': method<DeskOutcome>()('command', desk, true, z.strictObject({ actionId, loanId: id<LoanId>() })),
  /** CONTINUER by hand: what waits at this window is done, with its reason. */
  'loans.goOn': method<DeskOutcome>()('command', desk, true, z.strictObject({ actionId, reason: z.enum(passReasons) })),
  /** Due at another moment, with other accessories. */
  'loans.change': method<DeskOutcome>()(
    'command',
    desk,
    true,
    z.strictObject({ actionId, loanId: id<LoanId>(), dueAt: z.iso.datetime(), accessories: someAccessories }),
  ),
  /** Returned in the last days and not looked over yet. */
  'loans.toCheck': method<readonly loan.ReturnToCheck[]>()('query', desk, true, none),
  'loans.check': method<DeskOutcome>()(
    'command',
    desk,
    true,
    z.strictObject({
      actionId,
      loanId: id<LoanId>(),
      accountsOut: z.boolean(),
      filesWiped: z.boolean(),
      onCharge: z.boolean(),
      damaged: z.boolean(),
      byOther: z.boolean(),
      note: shortText,
      missing: someAccessories,
    }),
  ),
  /** No device without somebody's say until that day, included; null ends it. */
  'loans.suspend': method<null>()(
    'command',
    desk,
    true,
    z
      .strictObject({ actionId, memberId: id<MemberId>(), until: day.nullable(), reason: shortText })
      .refine((asked) => asked.until === null || asked.reason !== ''),
  ),
  'loans.suspension': method<loan.Suspension | null>()('query', desk, true, z.strictObject({ memberId: id<MemberId>() })),
} as const;
