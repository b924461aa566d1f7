import type { BusinessDay } from '../../../shared/domain/brand.ts';
import { epochOfLocal } from '../../../shared/domain/calendar.ts';

/** A moment of the antenne's clock, from a day and an hour as typed; null when half typed. */
export function momentOf(day: string, hour: string, timeZone: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(hour)) return null;
  const [h = 0, m = 0] = hour.split(':').map(Number);
  return new Date(epochOfLocal(day as BusinessDay, h * 60 + m, timeZone)).toISOString(); // shape checked above
}
