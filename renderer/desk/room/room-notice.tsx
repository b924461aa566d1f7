import type { SiteInfo } from '../../../shared/contract/views.ts';
import { hourOf } from '../../i18n/formats.ts';
import { useRead } from '../use-core.ts';
import { t } from '../words.ts';

/** The workshop that has the room, or the next one today. */
export function RoomNotice({ site }: { readonly site: SiteInfo }) {
  const { data } = useRead('waiting.list', {});
  const { taken, next } = data?.room ?? { taken: null, next: null };
  if (taken !== null) return <p className="note note-room">{t('room.taken', { reason: taken.reason, hour: hourOf(taken.until, site.timeZone) })}</p>;
  return next === null ? null : <p className="note">{t('room.next', { reason: next.reason, hour: hourOf(next.from, site.timeZone) })}</p>;
}
