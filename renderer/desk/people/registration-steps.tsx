import type { SiteChoice } from '../../../shared/contract/people-views.ts';
import type { MemberId } from '../../../shared/domain/brand.ts';
import { languages, programmes } from '../../../shared/domain/vocabulary.ts';
import { Choice } from '../choice.tsx';
import { t } from '../words.ts';
import { FieldFault } from './field-fault.tsx';
import type { BlankCard } from './members.tsx';
import type { CardChoice } from './registration.tsx';
import { type DraftFaults, type SheetDraft, siteOfDistrict } from './sheet-draft.ts';
import { SimilarNote } from './similar-note.tsx';

interface StepProps {
  readonly draft: SheetDraft;
  readonly onChange: (draft: SheetDraft) => void;
  readonly faults: DraftFaults;
}

/** Names and year; sheets that may be of the same person show while one types. */
export function IdentityStep({ draft, onChange, faults, onOpen, except }: StepProps & { onOpen: (memberId: MemberId) => void; except: MemberId | null }) {
  return (
    <>
      {(['firstName', 'lastName'] as const).map((field) => (
        <label key={field}>
          {t(`members.${field}`)}
          <input
            maxLength={200}
            autoComplete="off"
            value={draft[field]}
            aria-invalid={faults[field] !== undefined}
            aria-describedby={`fault-${field}`}
            onChange={(event) => onChange({ ...draft, [field]: event.target.value })}
          />
          <FieldFault field={field} faults={faults} />
        </label>
      ))}
      <label>
        {t('reg.year')}
        <input
          className="short"
          inputMode="numeric"
          maxLength={4}
          autoComplete="off"
          value={draft.birthYear}
          aria-invalid={faults.birthYear !== undefined}
          aria-describedby="fault-birthYear"
          onChange={(event) => onChange({ ...draft, birthYear: event.target.value })}
        />
        <small>{t('reg.yearHelp')}</small>
        <FieldFault field="birthYear" faults={faults} />
      </label>
      <SimilarNote draft={draft} except={except} onOpen={onOpen} />
    </>
  );
}

/** Where the person lives, who follows them, in which programme. */
export function PathStep({ draft, onChange, faults, sites }: StepProps & { readonly sites: readonly SiteChoice[] }) {
  return (
    <>
      <label>
        {t('reg.district')}
        <input
          className="short"
          maxLength={5}
          autoComplete="off"
          value={draft.district}
          aria-invalid={faults.district !== undefined}
          aria-describedby="fault-district"
          onChange={(event) => onChange({ ...draft, district: event.target.value })}
        />
        <small>{t('reg.districtHelp')}</small>
        <FieldFault field="district" faults={faults} />
      </label>
      <label>
        {t('reg.site')}
        <select
          value={draft.homeSite ?? siteOfDistrict(sites, draft.district) ?? ''}
          onChange={(event) => onChange({ ...draft, homeSite: event.target.value })}
        >
          {sites.map((site) => (
            <option key={site.code} value={site.code}>
              {site.name}
            </option>
          ))}
        </select>
        {draft.homeSite === null && <small>{t('reg.siteHelp')}</small>}
      </label>
      <Choice
        label={t('members.programme')}
        options={programmes}
        value={draft.programme}
        wordOf={(one) => t(`programme.${one}`)}
        onChoose={(programme) => onChange({ ...draft, programme })}
      />
    </>
  );
}

/** What makes the kiosk easier to read for this person. */
export function ComfortStep({ draft, onChange }: StepProps) {
  return (
    <>
      <label>
        {t('members.language')}
        <select value={draft.language} onChange={(event) => onChange({ ...draft, language: languages.find((one) => one === event.target.value) ?? 'fr' })}>
          {languages.map((one) => (
            <option key={one} value={one} lang={one}>
              {t(`language.${one}`)}
            </option>
          ))}
        </select>
        <small>{t('reg.languageHelp')}</small>
      </label>
      <label className="tick">
        <input type="checkbox" checked={draft.largeText} onChange={(event) => onChange({ ...draft, largeText: event.target.checked })} />
        {t('reg.large')}
      </label>
    </>
  );
}

const cardChoices = { print: 'reg.cardNow', phone: 'reg.cardPhone', blank: 'reg.cardBlank', none: 'reg.cardNone' } as const;

/** Which card the person leaves with. */
interface CardStepProps extends StepProps {
  readonly card: CardChoice;
  readonly onCard: (card: CardChoice) => void;
  readonly blank: BlankCard | null;
}
export function CardStep({ draft, card, onCard, blank }: CardStepProps) {
  return (
    <fieldset>
      <legend>{t('reg.cardOf', { name: draft.firstName })}</legend>
      {(['print', 'phone', 'blank', 'none'] as const).map((choice) => (
        <label key={choice} className="tick">
          <input type="radio" name="card" checked={card === choice} onChange={() => onCard(choice)} />
          {t(cardChoices[choice])}
        </label>
      ))}
      {card === 'blank' && <p className="note">{blank === null ? t('reg.scanBlank') : t('members.blankRead', { number: blank.shortNumber })}</p>}
    </fieldset>
  );
}
