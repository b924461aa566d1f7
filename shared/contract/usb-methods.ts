import * as z from 'zod';
import { desk, method, none } from './method-parts.ts';

/** Longest answer file, characters: a thousand receipts, five thousand dead cards and three charters fit several times. */
export const LONGEST_ANSWER_FILE = 4_000_000;

/** A file of sealed batches written for central. */
export interface UsbExport {
  /** ISO. */
  readonly at: string;
  readonly batches: number;
  readonly facts: number;
  /** ISO; null: its answer has not been brought back. */
  readonly answeredAt: string | null;
}
export interface UsbState {
  /** What waits and would be written now. */
  readonly waiting: number;
  readonly lastExport: UsbExport | null;
}
export type UsbExporting =
  | {
      readonly kind: 'saved';
      readonly fileName: string;
      readonly batches: number;
      readonly facts: number /** Facts that did not fit. */;
      readonly left: number;
    }
  /** This host has no dialog of its own: the page hands the file over. */
  | { readonly kind: 'here'; readonly fileName: string; readonly text: string; readonly batches: number; readonly facts: number; readonly left: number }
  | { readonly kind: 'cancelled' };
export interface UsbAnswer {
  /** Batches acknowledged by this answer, and how many facts they hold. */
  readonly acknowledged: number;
  readonly facts: number;
  /** Central said that something went otherwise; the terminal has drawn its conclusion and goes on by itself. */
  readonly refused: boolean;
  readonly waiting: number;
}

/** Batches carried on a USB key when there is no network for long. */
export const usbMethods = {
  'usb.state': method<UsbState>()('query', desk, true, none),
  'usb.export': method<UsbExporting>()('action', desk, true, none),
  'usb.takeAnswer': method<UsbAnswer>()('action', desk, true, z.strictObject({ text: z.string().max(LONGEST_ANSWER_FILE) })),
} as const;
