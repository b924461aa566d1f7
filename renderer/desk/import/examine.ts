import type { DeviceLine } from '../../../shared/contract/inventory-views.ts';
import type { LikeMembers } from '../../../shared/contract/import-methods.ts';
import type { SiteChoice } from '../../../shared/contract/people-views.ts';
import { splitWords } from '../../../shared/domain/import-cells.ts';
import type { ImportMapping } from '../../../shared/domain/import-columns.ts';
import { type ImportedDevice, knownDevice, labelsTwice, readDeviceLine } from '../../../shared/domain/import-devices.ts';
import type { ImportKind, WordField } from '../../../shared/domain/import-fields.ts';
import type { ImportFault, ReadLine } from '../../../shared/domain/import-lines.ts';
import { type ImportedMember, readMemberLine, twinLines } from '../../../shared/domain/import-members.ts';
import { foldName } from '../../../shared/domain/member-search.ts';
import { isWord, wordsKnown } from './import-words.ts';
import type { Table } from './table-of.ts';

export interface Line<Draft> {
  readonly line: number;
  readonly draft: Draft;
}
/** A table read through a mapping: lines as they would be, and cells that cannot be taken. */
export type Examined =
  | { readonly kind: 'members'; readonly fine: readonly Line<ImportedMember>[]; readonly faults: readonly ImportFault[]; readonly wrong: number }
  | { readonly kind: 'devices'; readonly fine: readonly Line<ImportedDevice>[]; readonly faults: readonly ImportFault[]; readonly wrong: number };

export interface Examining {
  readonly table: Table;
  readonly mapping: ImportMapping;
  readonly sites: readonly SiteChoice[];
  readonly thisYear: number;
}

export function examine(kind: ImportKind, { table, mapping, sites, thisYear }: Examining): Examined {
  const words = wordsKnown(sites, mapping.words);
  const siteHere = sites.find(({ isHere }) => isHere)?.code ?? '';
  const siteOfDistrict = new Map(sites.flatMap(({ code, districts }) => districts.map((district) => [district, code])));
  if (kind === 'members') {
    const context = { thisYear, siteHere, siteOfDistrict, words };
    return { kind, ...sorted(table.lines.map((line) => readMemberLine(line, mapping, context))) };
  }
  const read = sorted(table.lines.map((line) => readDeviceLine(line, mapping, words)));
  const twice = labelsTwice(read.fine);
  const column = mapping.columns.indexOf('label');
  const faults = read.fine.flatMap(({ line, draft }): ImportFault[] =>
    twice.has(line) ? [{ line, column, field: 'label', shown: draft.label ?? '', fault: 'label-twice' }] : [],
  );
  return {
    kind,
    fine: read.fine.filter(({ line }) => !twice.has(line)),
    faults: [...read.faults, ...faults].toSorted((a, b) => a.line - b.line),
    wrong: read.wrong + twice.size,
  };
}

function sorted<Draft>(lines: readonly ReadLine<Draft>[]): {
  readonly fine: readonly Line<Draft>[];
  readonly faults: readonly ImportFault[];
  readonly wrong: number;
} {
  const fine = lines.flatMap((line) => (line.kind === 'fine' ? [{ line: line.line, draft: line.draft }] : []));
  return { fine, faults: lines.flatMap((line) => (line.kind === 'wrong' ? line.faults : [])), wrong: lines.length - fine.length };
}

export interface UnknownWord {
  readonly field: WordField;
  readonly word: string;
  readonly lines: number;
}
/** Words of the file that nobody knows yet, the most frequent first: the person says what they mean. */
export function unknownWords({ table, mapping, sites }: Omit<Examining, 'thisYear'>): readonly UnknownWord[] {
  const known = wordsKnown(sites, mapping.words);
  const found = new Map<string, UnknownWord>();
  mapping.columns.forEach((field, column) => {
    if (!isWord(field)) return;
    for (const { cells } of table.lines) {
      const text = cells[column]?.trouble === null ? (cells[column]?.text ?? '') : '';
      for (const word of field === 'accessories' ? splitWords(text) : [text.trim()]) {
        const folded = foldName(word);
        // A word of a hundred letters is no word: its cell is in error.
        if (folded === '' || folded.length > 100 || known[field][folded] !== undefined) continue;
        const key = `${field} ${folded}`;
        found.set(key, { field, word: found.get(key)?.word ?? word, lines: (found.get(key)?.lines ?? 0) + 1 });
      }
    }
  });
  return [...found.values()].toSorted((a, b) => b.lines - a.lines);
}

/** A line that may be of something known, or of an earlier line of the file. `same`: it would change nothing. */
export interface Doubt {
  readonly line: number;
  readonly name: string;
  readonly detail: string;
  readonly twinOf: number | null;
  readonly known: readonly {
    readonly id: number;
    readonly name: string;
    readonly detail: string;
    readonly by: 'same' | 'close' | 'label' | 'serial' | 'name';
  }[];
  readonly same: boolean;
}

export function memberDoubts(fine: readonly Line<ImportedMember>[], alike: readonly LikeMembers[]): readonly Doubt[] {
  const twins = twinLines(fine);
  const known = new Map(alike.map(({ line, members }) => [line, members]));
  return fine.flatMap(({ line, draft }): Doubt[] => {
    const members = known.get(line) ?? [];
    const twinOf = twins.get(line) ?? null;
    if (members.length === 0 && twinOf === null) return [];
    const [first] = members;
    const same =
      twinOf === null &&
      first?.how === 'same' &&
      draft.birthYear !== null &&
      first.birthYear === draft.birthYear &&
      (draft.district === null || first.district === draft.district) &&
      (draft.programme === 'none' || first.programme === draft.programme);
    return [
      {
        line,
        name: `${draft.firstName} ${draft.lastName}`,
        detail: detailOf(draft),
        twinOf,
        same,
        known: members.map((member) => ({ id: member.memberId, name: `${member.firstName} ${member.lastName}`, detail: detailOf(member), by: member.how })),
      },
    ];
  });
}
const detailOf = ({ birthYear, district, homeSite }: { birthYear: number | null; district: string | null; homeSite: string }): string =>
  [birthYear, district, homeSite].filter((part) => part !== null).join(' · ');

export function deviceDoubts(fine: readonly Line<ImportedDevice>[], fleet: readonly DeviceLine[]): readonly Doubt[] {
  return fine.flatMap(({ line, draft }): Doubt[] => {
    const found = knownDevice(draft, fleet);
    if (found === null) return [];
    const { device, by } = found;
    const same =
      by === 'label' &&
      device.name === draft.name &&
      device.kind === draft.kind &&
      (draft.model === '' || draft.model === device.model) &&
      (draft.serial === '' || draft.serial === device.serial) &&
      (draft.state === null || draft.state === device.state);
    const detail = (one: { model: string; serial: string }): string => [one.model, one.serial].filter((part) => part !== '').join(' · ');
    return [
      { line, name: draft.name, detail: detail(draft), twinOf: null, same, known: [{ id: device.deviceId, name: device.name, detail: detail(device), by }] },
    ];
  });
}
