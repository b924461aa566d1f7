import { frKiosk, type KioskKey } from './fr-kiosk.ts';

type Catalogue = Readonly<Record<KioskKey, string>>;

/** What the kiosk speaks, in the order of its list: the name in its own script, the way it is written, and where its sentences are. */
interface Spoken {
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** For `Intl`: digits and calendar are always those of the clock and of the cards (UX §3.5). */
  readonly tag: string;
  readonly load: () => Promise<Catalogue>;
}
export const kioskLanguages = {
  fr: { name: 'Français', direction: 'ltr', tag: 'fr-FR', load: () => Promise.resolve(frKiosk) },
  en: { name: 'English', direction: 'ltr', tag: 'en-GB', load: async () => (await import('./en-kiosk.ts')).enKiosk },
  ar: { name: 'العربية', direction: 'rtl', tag: 'ar-u-nu-latn', load: async () => (await import('./ar-kiosk.ts')).arKiosk },
  uk: { name: 'Українська', direction: 'ltr', tag: 'uk-UA', load: async () => (await import('./uk-kiosk.ts')).ukKiosk },
  fa: { name: 'دری', direction: 'rtl', tag: 'fa-AF-u-ca-gregory-nu-latn', load: async () => (await import('./fa-kiosk.ts')).faKiosk },
  es: { name: 'Español', direction: 'ltr', tag: 'es-ES', load: async () => (await import('./es-kiosk.ts')).esKiosk },
  pt: { name: 'Português', direction: 'ltr', tag: 'pt-PT', load: async () => (await import('./pt-kiosk.ts')).ptKiosk },
  it: { name: 'Italiano', direction: 'ltr', tag: 'it-IT', load: async () => (await import('./it-kiosk.ts')).itKiosk },
  ro: { name: 'Română', direction: 'ltr', tag: 'ro-RO', load: async () => (await import('./ro-kiosk.ts')).roKiosk },
  ru: { name: 'Русский', direction: 'ltr', tag: 'ru-RU', load: async () => (await import('./ru-kiosk.ts')).ruKiosk },
  tr: { name: 'Türkçe', direction: 'ltr', tag: 'tr-TR', load: async () => (await import('./tr-kiosk.ts')).trKiosk },
} as const satisfies Readonly<Record<string, Spoken>>;
export type KioskLanguage = keyof typeof kioskLanguages;
export const isSpoken = (language: string | undefined): language is KioskLanguage => language !== undefined && Object.hasOwn(kioskLanguages, language);
