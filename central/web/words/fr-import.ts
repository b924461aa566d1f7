import { counted } from './format.ts';

/** Sealed batches brought on a USB key (C8). */
export const frImport = {
  title: 'Importer un envoi apporté sur une clé USB',
  intro: 'Pour une antenne sans réseau : le fichier « envoi-… » écrit à l’accueil, écran Envoi. L’importer deux fois ne compte rien deux fois.',
  choose: 'Choisir des fichiers',
  working: (done: number, all: number): string => `Import en cours : ${done} sur ${all}`,
  from: (terminal: string, at: string): string => `${terminal}, écrit le ${at}`,
  fresh: (count: number): string => counted(count, 'envoi nouveau', 'envois nouveaux'),
  known: (count: number): string => counted(count, 'envoi déjà connu', 'envois déjà connus'),
  aside: (count: number): string => `${counted(count, 'donnée mise de côté', 'données mises de côté')} : le terminal les montrera`,
  nothing: 'aucun envoi dans ce fichier : sa réponse rapporte ce que la coordination transmet',
  stopped: (bseq: number, notTried: number): string =>
    `l’envoi n° ${bseq} ne s’enchaîne pas avec ce que le serveur a reçu${notTried > 0 ? `, ${counted(notTried, 'envoi suivant n’a pas été essayé', 'envois suivants n’ont pas été essayés')}` : ''}. Rapportez la réponse : le terminal renverra tout`,
  unreadable: (bseq: number): string => `l’envoi n° ${bseq} ne peut pas être lu. Rapportez la réponse : le terminal le renverra en plus petits envois`,
  answer: 'Enregistrer la réponse à rapporter',
  refusals: {
    'import-unreadable':
      'Ce fichier n’est pas un envoi d’un accueil, ou il est abîmé. Rien n’a été importé. Recopiez-le depuis la clé, ou écrivez-le à nouveau.',
    'import-changed': 'Ce fichier a été modifié depuis que l’accueil l’a écrit. Rien n’a été importé.',
    'import-unknown-terminal':
      'Ce fichier vient d’un terminal que ce serveur ne connaît pas : une autre organisation, ou un autre serveur. Rien n’a été importé.',
    'import-revoked': 'Ce terminal a été révoqué. Rien n’a été importé : reliez-le à nouveau, il renverra tout.',
    'too-large': 'Ce fichier est trop gros pour être un envoi. Rien n’a été importé.',
  } as Readonly<Record<string, string>>,
} as const;
