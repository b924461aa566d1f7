import type { DeviceKind, DeviceState, Programme } from '../../domain/vocabulary.ts';
import type { Accessory } from '../../domain/accessories.ts';

/** Headings and words of the files that the core writes, in the language of the place; an import reads all of them again. */
export const exportWords = {
  yes: 'oui',
  no: 'non',
  noAccessory: 'aucun',
  members: {
    name: 'Usagers',
    columns: ['Prénom', 'Nom', 'Année de naissance', 'Arrondissement', 'Dispositif', 'Antenne', 'Langue', 'Grand texte', 'À compléter'],
  },
  devices: {
    name: 'Matériel',
    columns: ['Nom', 'Étiquette', 'Type', 'Modèle', 'Numéro de série', 'Valeur (€)', 'Acheté le', 'État', 'Accessoires'],
  },
  programme: { cej: 'CEJ', pacea: 'PACEA', other: 'Autre', none: 'Aucun' } satisfies Record<Programme, string>,
  kind: { laptop: 'Ordinateur portable', tablet: 'Tablette', phone: 'Téléphone', other: 'Autre' } satisfies Record<DeviceKind, string>,
  state: { available: 'Disponible', repair: 'En réparation', lost: 'Perdu', retired: 'Retiré' } satisfies Record<DeviceState, string>,
  accessory: { charger: 'chargeur', mouse: 'souris', headset: 'casque', '4g-key': 'clé 4G' } satisfies Record<Accessory, string>,
} as const;
