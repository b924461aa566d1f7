import type { BusinessDay } from './brand.ts';

/** A version of the rules of use; texts by language, French always. */
export interface Charter {
  readonly version: number;
  readonly from: string;
  readonly texts: Readonly<Record<string, string>>;
}
/** The version asked for today: the greatest that has begun. */
export const currentCharter = (charters: readonly Charter[], today: BusinessDay): Charter | null =>
  charters.filter(({ from }) => from <= today).toSorted((a, b) => b.version - a.version)[0] ?? null;

/** The text in a person's language when there is one, else in French: never half translated (UX K8). */
export function charterText({ texts }: Charter, language: string): { readonly language: string; readonly text: string } {
  const own = texts[language];
  return own === undefined ? { language: 'fr', text: texts.fr ?? '' } : { language, text: own };
}
