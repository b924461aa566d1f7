import { frDesk } from '../i18n/fr-desk.ts';
import { createTranslator } from '../i18n/translate.ts';

export const t = createTranslator(frDesk);
