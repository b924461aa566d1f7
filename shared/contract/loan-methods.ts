import * as z from 'zod';
import { accessories } from '../domain/accessories.ts';
import type { LoanId, MemberId } from '../domain/brand.ts';
import { passReasons } from '../domain/lend-warnings.ts';
import { isSignature, LONGEST_SIGNATURE } from '../domain/signature.ts';
import { dayText } from './day-text.ts';
import type * as loan from './loan-views.ts';
import { actionId, desk, id, method, none } from './method-parts.ts';
import type { DeskOutcome } from './outcomes.ts';
import type { CardPage } from './views.ts';

const someAccessories = z.array(z.enum(accessories)).max(accessories.length);
const shortText = z.string().trim().max(200);

const signed = z.discriminatedUnion('how', [
  z.strictObject({ how: z.literal('paper') }),
  z.strictObject({ how: z.literal('drawn'), path: z.string().max(LONGEST_SIGNATURE).refine(isSignature) }),
]);

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
  'loans.agreement': method<loan.AgreementView>()('query', desk, true, z.strictObject({ loanId: id<LoanId>() })),
  /** The device goes home: agreement signed; `reason`: why, when a warning was passed. */
  'loans.takeHome': method<DeskOutcome>()(
    'command',
    desk,
    true,
    z.strictObject({
      actionId,
      loanId: id<LoanId>(),
      dueAt: z.iso.datetime(),
      accessories: someAccessories,
      signed,
      reason: z.enum(passReasons).nullable(),
    }),
  ),
  /** Once for all on-site loans of a person. */
  'loans.signFramework': method<null>()('command', desk, true, z.strictObject({ actionId, memberId: id<MemberId>(), signed })),
  'loans.framework': method<{ signedAt: string | null; text: string }>()('query', desk, true, z.strictObject({ memberId: id<MemberId>() })),
  'loans.agreementPage': method<CardPage>()('action', desk, true, z.strictObject({ loanId: id<LoanId>() })),
  'loans.agreementPdf': method<{ base64: string; fileName: string }>()('action', desk, true, z.strictObject({ loanId: id<LoanId>() })),
  'loans.frameworkPage': method<CardPage>()('action', desk, true, z.strictObject({ memberId: id<MemberId>() })),
  /** One page a person, for those of these loans that are late. */
  'loans.reminders': method<CardPage>()('action', desk, true, z.strictObject({ loanIds: z.array(id<LoanId>()).min(1).max(300) })),
  'agreements.text': method<{ version: number; text: string }>()('query', desk, true, none),
  'agreements.setText': method<{ version: number; text: string }>()(
    'command',
    desk,
    true,
    z.strictObject({ actionId, text: z.string().trim().min(1).max(8_000) }),
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
      .strictObject({ actionId, memberId: id<MemberId>(), until: dayText.nullable(), reason: shortText })
      .refine((asked) => asked.until === null || asked.reason !== ''),
  ),
  'loans.suspension': method<loan.Suspension | null>()('query', desk, true, z.strictObject({ memberId: id<MemberId>() })),
} as const;
