/** Done (green), nothing changed or to know (saffron), needs you (violet) (UX D-R4). */
export type StripTone = 'done' | 'know' | 'needs-you';
export interface StripLine {
  readonly tone: StripTone;
  readonly text: string;
}
export const done = (text: string): StripLine => ({ tone: 'done', text });
export const know = (text: string): StripLine => ({ tone: 'know', text });
export const needsYou = (text: string): StripLine => ({ tone: 'needs-you', text });
