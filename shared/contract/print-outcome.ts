/**
 * How printing a page ended, as far as the system tells: handed to the spooler (an empty or sleeping printer is not seen from here), left by the person in
 * the system's dialog, or not printed: no printer, printer off, wrong settings.
 */
export const printOutcomes = ['sent', 'cancelled', 'failed'] as const;
export type PrintOutcome = (typeof printOutcomes)[number];
