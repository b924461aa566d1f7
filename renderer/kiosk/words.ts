import { frKiosk } from '../i18n/fr-kiosk.ts';
import { createTranslator } from '../i18n/translate.ts';

export const t = createTranslator(frKiosk);
