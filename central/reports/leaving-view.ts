import type { CoverageCount } from '../../shared/domain/coverage.ts';
import type { LeavingLending } from './lending-view.ts';
import type { ClosedVersion, Comment, ComparedFigure, MaskedCount, MaskedTable, RampUp, SiteRef, Stamp } from './views.ts';

/** GET reports/leaving?month=YYYY-MM&site=GER|*&version=1 (C2 for a funder): the sections of the monthly report as they may leave. */
export interface LeavingReport {
  readonly stamp: Stamp;
  readonly site: SiteRef;
  readonly figures: readonly LeavingFigure[];
  /** What is reached is told by tens. null: no convention covers the month. */
  readonly rampUp: RampUp | null;
  /** Of all antennes alone. */
  readonly slots: MaskedSlots | null;
  readonly tables: readonly MaskedTable[];
  /** null: a version that was frozen before it was counted. */
  readonly lending: LeavingLending | null;
  readonly coverage: CoverageCount;
  readonly comments: readonly Comment[];
  readonly versions: readonly Pick<ClosedVersion, 'version' | 'sha256' | 'closedAt' | 'by'>[];
}
export interface LeavingFigure extends Omit<ComparedFigure, 'value'> {
  readonly value: MaskedCount;
}
/** Arrivals by weekday (ISO, several where they stand together) and hour. */
export interface MaskedSlots {
  readonly hours: readonly number[];
  readonly rows: readonly { readonly weekdays: readonly number[]; readonly cells: readonly MaskedCount[]; readonly total: number }[];
  readonly totals: readonly MaskedCount[];
  readonly total: number;
}
