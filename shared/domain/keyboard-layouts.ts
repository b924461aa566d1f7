/**
 * What the 48 character keys of a PC keyboard write, layout by layout. A keyboard scanner sends the keys that write its code
 * on the layout it is set to; `KeyboardEvent.code` names those keys whatever the PC's layout is (SCANNING §2).
 * Source: xkeyboard-config 2.35.1, levels 1 and 2 of each layout's default variant; dead keys by the sign they bear.
 */
/** The 48 character keys of a PC keyboard, by `KeyboardEvent.code`, row by row. */
export const characterKeys: readonly string[] = [
  'Backquote Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal',
  'KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight',
  'KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon Quote Backslash',
  'IntlBackslash KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Slash',
].flatMap((row) => row.split(' '));

/** Without Shift, then with it; signs in the order of `characterKeys`. */
const rows = {
  us: ["`1234567890-=qwertyuiop[]asdfghjkl;'\\<zxcvbnm,./", '~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"|>ZXCVBNM<>?'],
  fr: ['²&é"\'(-è_çà)=azertyuiop^$qsdfghjklmù*<wxcvbn,;:!', '~1234567890°+AZERTYUIOP¨£QSDFGHJKLM%µ>WXCVBN?./§'],
  be: ['²&é"\'(§è!çà)-azertyuiop^$qsdfghjklmùµ<wxcvbn,;:=', '³1234567890°_AZERTYUIOP¨*QSDFGHJKLM%£>WXCVBN?./+'],
  gb: ["`1234567890-=qwertyuiop[]asdfghjkl;'#\\zxcvbnm,./", '¬!"£$%^&*()_+QWERTYUIOP{}ASDFGHJKL:@~|ZXCVBNM<>?'],
  de: ['^1234567890ß´qwertzuiopü+asdfghjklöä#<yxcvbnm,.-', '°!"§$%&/()=?`QWERTZUIOPÜ*ASDFGHJKLÖÄ\'>YXCVBNM;:_'],
  ch: ["§1234567890'^qwertzuiopü¨asdfghjklöä$<yxcvbnm,.-", '°+"*ç%&/()=?`QWERTZUIOPè!ASDFGHJKLéà£>YXCVBNM;:_'],
  es: ["º1234567890'¡qwertyuiop`+asdfghjklñ´ç<zxcvbnm,.-", 'ª!"·$%&/()=?¿QWERTYUIOP^*ASDFGHJKLÑ¨Ç>ZXCVBNM;:_'],
  it: ["\\1234567890'ìqwertyuiopè+asdfghjklòàù<zxcvbnm,.-", '|!"£$%&/()=?^QWERTYUIOPé*ASDFGHJKLç°§>ZXCVBNM;:_'],
  cz: [';+ěščřžýáíé=´qwertzuiopú)asdfghjklů§¨\\yxcvbnm,.-', '°1234567890%ˇQWERTZUIOP/(ASDFGHJKL"!\'|YXCVBNM?:_'],
  tr: ['"1234567890*-qwertyuıopğüasdfghjklşi,<zxcvbnmöç.', "é!'^+%&/()=?_QWERTYUIOPĞÜASDFGHJKLŞİ;>ZXCVBNMÖÇ:"],
  pt: ["\\1234567890'«qwertyuiop+´asdfghjklçº~<zxcvbnm,.-", '|!"#$%&/()=?»QWERTYUIOP*`ASDFGHJKLÇª^>ZXCVBNM;:_'],
} as const satisfies Record<string, readonly [string, string]>;

export type LayoutName = keyof typeof rows;
export const layoutNames: readonly LayoutName[] = ['us', 'fr', 'be', 'gb', 'de', 'ch', 'es', 'it', 'cz', 'tr', 'pt'];

/** Signs of one layout by key, [without Shift, with Shift]; the space bar and the numeric pad write the same everywhere. */
type KeyTable = ReadonlyMap<string, readonly [string, string]>;
const pad: readonly (readonly [string, string])[] = [
  ['Space', ' '],
  ...Array.from({ length: 10 }, (_, digit) => [`Numpad${digit}`, String(digit)] as const),
  ['NumpadAdd', '+'],
  ['NumpadSubtract', '-'],
  ['NumpadMultiply', '*'],
  ['NumpadDivide', '/'],
  ['NumpadDecimal', '.'],
];
const tableOf = ([plain, shifted]: readonly [string, string]): KeyTable =>
  new Map([
    ...pad.map(([code, sign]) => [code, [sign, sign]] as const),
    ...characterKeys.map((code, at) => [code, [plain.charAt(at), shifted.charAt(at)]] as const),
  ]);
const tables: Readonly<Record<LayoutName, KeyTable>> = {
  us: tableOf(rows.us),
  fr: tableOf(rows.fr),
  be: tableOf(rows.be),
  gb: tableOf(rows.gb),
  de: tableOf(rows.de),
  ch: tableOf(rows.ch),
  es: tableOf(rows.es),
  it: tableOf(rows.it),
  cz: tableOf(rows.cz),
  tr: tableOf(rows.tr),
  pt: tableOf(rows.pt),
};

/** What this key writes on that layout; '' for a key that writes nothing. */
export const signOf = (layout: LayoutName, code: string, shifted: boolean): string => tables[layout].get(code)?.[shifted ? 1 : 0] ?? '';
