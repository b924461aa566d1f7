import { checkLetter } from './code-letters.ts';

/** First letter of every command card. */
export const COMMAND_LETTER = 'X';

/**
 * The command cards of the desk (UX D-R9): seven fixed letters each, the same at every antenne, so that a printed sheet serves
 * everywhere. Any two differ in at least four letters, on top of the check letter. A body is never given to another command.
 */
const bodies = {
  undo: 'REPREND',
  'go-on': 'DEPECHE',
  'more-time': 'TRENTES',
  'out-of-order': 'HRSSRVC',
  'charger-missing': 'CHRGXXX',
  departure: 'VERSEXT',
  damaged: 'BRECHES',
} as const;
export type DeskCommand = keyof typeof bodies;

const textOf = (body: string): string => COMMAND_LETTER + body + checkLetter(COMMAND_LETTER + body);

/** Every command card: the command and the 9 letters printed for it. */
export const commandCards: readonly { readonly command: DeskCommand; readonly text: string }[] = Object.entries(bodies).map(([command, body]) => ({
  command: command as DeskCommand, // the keys of the table above
  text: textOf(body),
}));

/** The command of a 9-letter text whose check letter holds; undefined when no card of ours says that. */
export function commandOfText(text: string): DeskCommand | undefined {
  return commandCards.find((card) => card.text === text)?.command;
}
