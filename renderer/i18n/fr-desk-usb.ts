/** Without network for long: batches carried on a USB key. */
export const frDeskUsb = {
  'usb.title': 'Sans réseau : par clé USB',
  'usb.help':
    'Le fichier contient les mêmes envois, signés et sans aucun nom. Un coordinateur l’importe dans la page « Terminaux » du serveur, puis vous rapportez sa réponse ici.',
  'usb.export': 'Écrire sur une clé USB',
  'usb.exportWaiting':
    '{count, plural, =0 {Rien n’attend : le fichier rapportera ce que la coordination transmet.} one {Une donnée sera écrite.} other {# données seront écrites.}}',
  'usb.saved':
    'Écrit et relu : {fileName}, {batches, plural, =0 {aucun envoi} one {un envoi} other {# envois}} ({facts, plural, =0 {aucune donnée} one {une donnée} other {# données}}).',
  'usb.handed':
    'Fichier {fileName} donné au navigateur, à copier sur la clé : {batches, plural, =0 {aucun envoi} one {un envoi} other {# envois}} ({facts, plural, =0 {aucune donnée} one {une donnée} other {# données}}).',
  'usb.left':
    '{count, plural, one {Une donnée n’a pas tenu} other {# données n’ont pas tenu}} dans ce fichier : écrivez-en un autre quand sa réponse sera revenue.',
  'usb.cancelled': 'Rien n’a été écrit.',
  'usb.stillWaiting': 'Ces données attendent toujours ici jusqu’à la réponse du serveur. Écrire plusieurs fois ne compte rien deux fois.',
  'usb.last': 'Dernier fichier écrit le {when} : {facts, plural, =0 {aucune donnée} one {une donnée} other {# données}}.',
  'usb.answered': 'Sa réponse est revenue le {when}.',
  'usb.notAnswered': 'Sa réponse n’est pas encore revenue.',
  'usb.answer': 'Lire la réponse du serveur',
  'usb.answerHelp': 'Le fichier « reponse-… » donné par la page « Terminaux » après l’import.',
  'usb.taken':
    'Réponse lue : {facts, plural, =0 {rien de plus n’était en attente} one {une donnée est arrivée au serveur} other {# données sont arrivées au serveur}}. {waiting, plural, =0 {Plus rien n’attend.} one {Une donnée attend encore.} other {# données attendent encore.}}',
  'usb.refused':
    'Le serveur n’avait pas la même suite d’envois que ce poste : tout est prêt à repartir, écrivez un nouveau fichier. Rien n’est compté deux fois.',
} as const;
