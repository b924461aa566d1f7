import type { CoverageCount, DayHalves } from '../../shared/domain/coverage.ts';
import type { Alarm, SiteRef, Stamp } from './views.ts';

/** GET reports/completeness?month=YYYY-MM (C5). */
export interface Completeness {
  readonly stamp: Stamp;
  readonly days: readonly string[];
  readonly sites: readonly {
    readonly site: SiteRef;
    /** One a day of `days`. */
    readonly states: readonly DayHalves[];
    readonly coverage: CoverageCount;
    readonly terminals: readonly {
      readonly name: string;
      readonly lastContactAt: number | null;
      readonly clockGapMs: number;
      /** Of its program, as it said when it last asked; null: it never did. */
      readonly program: string | null;
      readonly revoked: boolean;
    }[];
  }[];
  readonly alarms: readonly Alarm[];
}
