import type { SiteRef } from './views.ts';

/** GET reports/exports (C6), the newest first. POST reports/exports makes one. GET reports/exports/{id}/file gives its bytes. */
export interface ExportLine {
  readonly id: number;
  readonly madeAt: string;
  readonly by: string;
  readonly month: string;
  readonly site: SiteRef;
  readonly version: number | null;
  readonly format: 'csv' | 'xlsx' | 'la-coop';
  readonly variant: 'internal' | 'to-leave';
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
}
/** A file asked for and not yet there. */
export interface ExportJob extends Omit<ExportLine, 'madeAt' | 'fileName' | 'bytes' | 'sha256'> {
  readonly askedAt: string;
  /** Steps; 0 of 0 before it begins. */
  readonly done: number;
  readonly total: number;
  /** It could not be made. */
  readonly failed: boolean;
}
export interface ExportList {
  readonly exports: readonly ExportLine[];
  readonly making: readonly ExportJob[];
}
