import { format } from './format.ts';

/** A day that is over, and its half-days that did not come. */
export interface MissingDay {
  readonly day: string;
  readonly halves: readonly ('morning' | 'afternoon')[];
}
const halfNames = { morning: 'matin', afternoon: 'après-midi' } as const;
const halvesSaid = ({ halves }: MissingDay): string => halves.map((half) => halfNames[half]).join(' et ');
/** More than this and the list is no help in one line. */
const LISTED = 4;

/** Relancer une antenne (C5). */
export const frReminders = {
  title: 'Ce qui manque',
  remind: 'Relancer',
  remindOf: (name: string): string => `Relancer ${name}`,
  missing: (days: readonly MissingDay[]): string => {
    const said = days.slice(0, LISTED).map((one) => `${format.dayShort(one.day)} (${halvesSaid(one)})`);
    return `${said.join(', ')}${days.length > LISTED ? ` et ${days.length - LISTED} jours de plus` : ''}`;
  },
  how: 'Le serveur ne peut pas réveiller un terminal : quelqu’un sur place appuie sur un bouton. Voici le message à lui envoyer.',
  label: 'Message',
  subject: (name: string): string => `Espace numérique ${name} : des journées manquent`,
  message: (name: string, days: readonly MissingDay[]): string =>
    [
      'Bonjour,',
      '',
      `Il manque à la coordination, pour ${name} :`,
      ...days.map((one) => `- ${format.day(one.day)} : ${halvesSaid(one)}`),
      '',
      'À l’accueil, ouvrez l’écran « Envoi », puis appuyez sur « Envoyer maintenant ».',
      'Sans réseau, le même écran écrit l’envoi sur une clé USB : rapportez-la.',
      'Si l’antenne était fermée, dites-le à la coordination.',
      '',
      'Merci.',
    ].join('\n'),
  copy: 'Copier le message',
  mail: 'Ouvrir un courriel',
  copied: 'Le message est copié.',
  selected: 'Le message est sélectionné : Ctrl + C le copie.',
} as const;
