import type { UndoableAct } from '../../shared/contract/outcomes.ts';
import { hourOf } from '../i18n/formats.ts';
import type { SaidLine } from './use-desk-scans.ts';
import { t } from './words.ts';

/** What the strip says of the last act when this window did not see it happen: after a reload, or a change of person at the desk. */
export function lineOfAct(act: UndoableAct | null, timeZone: string): SaidLine | null {
  return act === null ? null : { tone: 'done', text: t(`act.${act.kind}`, { about: act.about }), hour: hourOf(act.at, timeZone) };
}
