import type { ForeignKind } from '../domain/foreign-code.ts';
import type { HidLayout, LayoutSource } from '../domain/hid-layout.ts';
import type { ReportRun } from '../domain/report-view.ts';
import type { Terminator, Unread } from '../domain/scan-frame.ts';
import type { TestCodeName } from '../domain/test-codes.ts';

/** What can be done with a scanner that is plugged in. */
export type ScannerUse = 'ready' | 'refused' | 'keyboard-mode' | 'snapi' | 'ibm-oem';

/** One scanner that is plugged in, as the doctor lists it. */
export interface ScannerLine {
  /** The product's own name; empty when it says none. */
  readonly name: string;
  readonly maker: string | null;
  /** `0c2e:0b61`. */
  readonly usbId: string;
  readonly use: ScannerUse;
  /** Chapter and name of the setup barcode for HID in the maker's manual; null: not known to us. */
  readonly hidPosIn: string | null;
}
export interface PluggedScanners {
  /** False: the system's USB library is missing. */
  readonly library: boolean;
  readonly scanners: readonly ScannerLine[];
}

export type TagFinding = 'ours' | 'wrong' | 'no-key' | 'not-checked';

/** What a code is, without a letter of it. */
export type CodeFinding =
  | { readonly kind: 'test'; readonly code: TestCodeName }
  /** `tag`: whether our key made it; `not-checked`: too many wrong ones just now. */
  | { readonly kind: 'member'; readonly tag: TagFinding }
  /** A phone's; `time`: whether it would be accepted now; null: nobody can say. Examining does not use it up. */
  | { readonly kind: 'pass'; readonly tag: TagFinding; readonly time: 'fresh' | 'expired' | 'wrong-clock' | null }
  | { readonly kind: 'device' | 'workstation' | 'workshop' | 'command' }
  /** Our letters and a length of ours, and a wrong check letter. */
  | { readonly kind: 'damaged' }
  | { readonly kind: 'foreign'; readonly looksLike: ForeignKind };

/** A scan by USB reports, or a report that gave none, with every byte of a code hidden. */
export type HidReading =
  | {
      readonly kind: 'hid-scan';
      readonly scanner: ScannerLine;
      readonly layout: HidLayout['name'];
      readonly chosenBy: LayoutSource;
      /** Sound identifiers only. */
      readonly aim: string | null;
      readonly symbology: string | null;
      readonly terminator: Terminator;
      readonly encoding: 'utf-8' | 'latin-1';
      /** Characters, without the terminator. */
      readonly length: number;
      readonly tookMs: number;
      readonly reportCount: number;
      /** The first reports of the scan. */
      readonly reports: readonly (readonly ReportRun[])[];
      readonly finding: CodeFinding;
    }
  | {
      readonly kind: 'hid-unread';
      readonly scanner: ScannerLine;
      readonly why: Unread;
      readonly layout: HidLayout['name'] | null;
      readonly reports: readonly (readonly ReportRun[])[];
    };

/** What the core found among the ways to read a burst of keys. */
export interface ExaminedKeys {
  readonly finding: CodeFinding;
  /** Which of the texts it was; null: none is one of ours. */
  readonly chosen: number | null;
}
