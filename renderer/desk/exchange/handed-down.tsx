import type { HandedDownView } from '../../../shared/contract/organisation-views.ts';
import type { SiteInfo } from '../../../shared/contract/views.ts';
import { dateHourOf, dayText, minuteText } from '../../i18n/formats.ts';
import { Loaded } from '../parts.tsx';
import { useRead } from '../use-core.ts';
import { t } from '../words.ts';
import { ProposedOpening } from './proposed-opening.tsx';

/** What central handed down last, and what it proposes. */
export function HandedDown({ site }: { readonly site: SiteInfo }) {
  const read = useRead('organisation.handedDown', {});
  return (
    <section className="handed-down" aria-labelledby="handed-title">
      <h2 id="handed-title">{t('handed.title')}</h2>
      <p className="quiet-text">{t('handed.help')}</p>
      <Loaded read={read}>{(view) => <Ready view={view} site={site} />}</Loaded>
    </section>
  );
}

function Ready({ view, site }: { readonly view: HandedDownView; readonly site: SiteInfo }) {
  const { receivedAt, lastError, mustEnrolAgain, proposedOpening } = view;
  return (
    <>
      {mustEnrolAgain && <p className="note note-error">{t('handed.mustEnrol')}</p>}
      {lastError !== null && <p className="note note-error">{t(`handed.error.${lastError}`)}</p>}
      {proposedOpening !== null && <ProposedOpening slots={proposedOpening} />}
      <p>{receivedAt === null ? t('handed.never') : t('handed.received', { when: dateHourOf(receivedAt, site.timeZone) })}</p>
      {receivedAt !== null && <Details view={view} />}
    </>
  );
}

function Details({ view }: { readonly view: HandedDownView }) {
  const { sites, purposes, exceptions, charter, targets, deadCards } = view;
  return (
    <dl className="details">
      <dt>{t('handed.sites')}</dt>
      <dd>{sites.map(({ name }) => name).join(', ')}</dd>
      <dt>{t('handed.purposes')}</dt>
      <dd>{purposes.length === 0 ? t('handed.allPurposes') : purposes.map((purpose) => t(`purpose.${purpose}`)).join(', ')}</dd>
      <dt>{t('handed.exceptions')}</dt>
      <dd>
        {exceptions.length === 0 && t('handed.noExceptions')}
        {exceptions.slice(0, 6).map(({ day, slots }) => (
          <div key={day}>
            {slots.length === 0
              ? t('handed.closedOn', { day: dayText(day) })
              : t('handed.openOn', { day: dayText(day), hours: slots.map(({ from, to }) => `${minuteText(from)}–${minuteText(to)}`).join(', ') })}
          </div>
        ))}
      </dd>
      <dt>{t('handed.charter')}</dt>
      <dd>{charter === null ? t('handed.noCharter') : t('handed.charterLine', { version: charter.version, from: dayText(charter.from) })}</dd>
      <dt>{t('handed.targets')}</dt>
      <dd>
        {targets.length === 0 && t('handed.noTargets')}
        {targets.map(({ convention, figure, total, from, to }) => (
          <div key={`${convention} ${figure}`}>
            {t('handed.targetLine', {
              figure: t(`handed.target.${figure}`),
              total: total.toLocaleString('fr-FR'),
              convention,
              from: dayText(from),
              to: dayText(to),
            })}
          </div>
        ))}
      </dd>
      <dt>{t('handed.deadCards')}</dt>
      <dd>{t('handed.deadCardsLine', { count: deadCards })}</dd>
    </dl>
  );
}
