import type { SiteChoice } from '../../../shared/contract/people-views.ts';
import type { ImportMapping } from '../../../shared/domain/import-columns.ts';
import { foldName } from '../../../shared/domain/member-search.ts';
import { t } from '../words.ts';
import type { UnknownWord } from './examine.ts';
import { choicesOf } from './import-words.ts';

interface Props {
  readonly words: readonly UnknownWord[];
  readonly sites: readonly SiteChoice[];
  readonly mapping: ImportMapping;
  readonly onMapping: (mapping: ImportMapping) => void;
}
const MOST = 20;

/** Words of the file that mean nothing yet: said once, remembered for the next file; those left are errors by cell. */
export function WordsPart({ words, sites, mapping, onMapping }: Props) {
  if (words.length === 0) return null;
  const say = ({ field, word }: UnknownWord, value: string): void => {
    if (value !== '') onMapping({ ...mapping, words: { ...mapping.words, [field]: { ...mapping.words[field], [foldName(word)]: value } } });
  };
  return (
    <fieldset className="import-words">
      <legend>{t('import.words')}</legend>
      {words.slice(0, MOST).map((one) => (
        <label key={`${one.field} ${one.word}`}>
          <span>
            {t(`import.field-${one.field}`)} : « {one.word.slice(0, 40)} » <small>{t('import.lines', { count: one.lines })}</small>
          </span>
          <select value="" onChange={(event) => say(one, event.target.value)}>
            <option value="">{t('import.means')}</option>
            {choicesOf(one.field, sites).map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      ))}
      {words.length > MOST && <p className="quiet-text">{t('import.moreWords', { count: words.length - MOST })}</p>}
    </fieldset>
  );
}
