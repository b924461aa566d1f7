/** What a spreadsheet would run when it opens a text that begins so (OWASP: CSV injection), behind quotes that guard already. */
const RUNS = /^'*[=+\-@\t\r＝＋－＠]/u;

/** A text that no spreadsheet takes for a formula. */
export const guardFormula = (text: string): string => (RUNS.test(text) ? `'${text}` : text);
/** The text again. */
export const unguardFormula = (text: string): string => (text.startsWith("'") && RUNS.test(text) ? text.slice(1) : text);
