import type { DeviceKind, Programme, VisitPurpose } from '../../domain/vocabulary.ts';

/** The fictional organisation of the practice mode. Any likeness to real persons is chance. */
export const practiceSites = [
  { code: 'PEN', name: 'Pentes', districts: ['1', '2', '4'] },
  { code: 'VOL', name: 'Voltaire', districts: ['3', '6'] },
  { code: 'GER', name: 'Gerland', districts: ['7'] },
  { code: 'DUC', name: 'Duchère', districts: ['5', '9'] },
  { code: 'BAC', name: 'Bachut', districts: ['8'] },
] as const;
export const practiceStaffName = 'Camille (entraînement)';
export const practiceMembers = 120;
export const practiceWorkstations = 8;

const firstNames = [
  'Aya',
  'Noé',
  'Inès',
  'Mamadou',
  'Léa',
  'Yanis',
  'Fatou',
  'Enzo',
  'Zohra',
  'Lucas',
  'Amina',
  'Théo',
  'Mariam',
  'Sacha',
  'Nour',
  'Hugo',
  'Oksana',
  'Ibrahim',
  'Chloé',
  'Adem',
  'Ana',
  'Kévin',
  'Samira',
  'Jules',
];
const lastNames = [
  'Exemple',
  'Démontel',
  'Fictif',
  'Modèlier',
  'Essaidi',
  'Testard',
  'Maquette',
  'Prototype',
  'Ébauchet',
  'Figurine',
  'Imaginer',
  'Supposé',
  'Rêvert',
  'Croquis',
  'Brouillon',
  'Épreuve',
  'Patron',
  'Gabarit',
];

export const practiceDevices: readonly { readonly name: string; readonly kind: DeviceKind }[] = [
  ...['PC 01', 'PC 02', 'PC 03', 'PC 04', 'PC 05', 'PC 06'].map((name) => ({ name, kind: 'laptop' as const })),
  ...['Tablette 1', 'Tablette 2', 'Tablette 3'].map((name) => ({ name, kind: 'tablet' as const })),
  { name: 'Téléphone 1', kind: 'phone' },
];

/** Draws that are the same for everybody: mulberry32 from a fixed seed. */
export interface Draw {
  /** 0 ≤ x < 1 */
  unit(): number;
  below(count: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
}
export function seededDraw(seed: number): Draw {
  let state = seed >>> 0;
  const unit = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number): number => Math.floor(unit() * count);
  return { unit, below, pick: (list) => list[below(list.length)] ?? list[0] };
}

export interface FictionalMember {
  readonly firstName: string;
  readonly lastName: string;
  readonly birthYear: number;
  readonly district: string;
  readonly programme: Programme;
}
/** The n-th person of the practice world. */
export function fictionalMember(draw: Draw, index: number, year: number): FictionalMember {
  return {
    firstName: firstNames[index % firstNames.length] ?? '',
    lastName: lastNames[(index * 7 + Math.floor(index / firstNames.length)) % lastNames.length] ?? '',
    birthYear: year - 16 - draw.below(10),
    district: draw.unit() < 0.7 ? '7' : draw.pick(['1', '2', '3', '8', '9']),
    programme: draw.unit() < 0.55 ? 'cej' : draw.pick(['pacea', 'other', 'none']),
  };
}

/** One visit of a past day: minutes since opening, length in minutes. */
export interface FictionalVisit {
  readonly member: number;
  readonly minute: number;
  readonly length: number;
  readonly purpose: VisitPurpose;
  readonly estimated: boolean;
  readonly workstation: number | null;
  readonly device: number | null;
}
/** A plausible day: fifteen to thirty people, most in free access, nobody twice, no seat or device given twice at once. */
export function fictionalDay(draw: Draw): readonly FictionalVisit[] {
  const seatFree = Array.from({ length: practiceWorkstations }, () => 0);
  const deviceFree = practiceDevices.map(() => 0);
  const members = new Set(Array.from({ length: 15 + draw.below(16) }, () => draw.below(practiceMembers)));
  const arrivals = [...members].map((member) => ({ member, minute: draw.below(440), length: 20 + draw.below(95) })).toSorted((a, b) => a.minute - b.minute);
  return arrivals.map(({ member, minute, length }) => {
    const purpose = draw.pick<VisitPurpose>(['free-access', 'free-access', 'free-access', 'online-procedure', 'device-loan', 'mediation', 'workshop']);
    const take = (free: number[]): number | null => {
      const index = free.findIndex((until) => until <= minute);
      if (index < 0) return null;
      free[index] = minute + length;
      return index;
    };
    return {
      member,
      minute,
      length,
      purpose,
      estimated: draw.unit() < 0.12,
      workstation: purpose === 'free-access' || purpose === 'online-procedure' ? take(seatFree) : null,
      device: purpose === 'device-loan' ? take(deviceFree) : null,
    };
  });
}
