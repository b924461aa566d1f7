import type { ScannerLine } from '../../../shared/contract/doctor.ts';
import { t } from '../words.ts';

/** Product, else maker, else that it has no name. */
export const nameOfScanner = ({ name, maker }: Pick<ScannerLine, 'name' | 'maker'>): string => name || maker || t('doctor.unnamed');

/** How to leave the keyboard or the maker's own mode: which page of whose manual. */
export const hidPosWords = ({ maker, hidPosIn }: ScannerLine): string =>
  hidPosIn === null ? t('verdict.hidUnknown') : t('verdict.hid', { maker: maker ?? '', where: hidPosIn });
