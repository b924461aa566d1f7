import type { MethodInput } from '../../contract/methods.ts';
import type { DeskOutcome } from '../../contract/outcomes.ts';
import type { Call } from '../core.ts';
import { activeMember } from '../members/active-member.ts';
import { insertMember, type Member, type MemberFields, updateMember } from '../members/member-store.ts';
import { sheetFields, type SheetSites, sheetSites } from '../members/sheet-fields.ts';
import { finishImport } from './finish-import.ts';

/** What a sheet was before an import completed it: no name, no antenne, which an import never changes. */
export type MemberBefore = Pick<Member, 'id' | 'birthYear' | 'district' | 'programme' | 'language' | 'largeText' | 'toComplete'>;

/** People of a spreadsheet: new sheets without a card, and sheets completed with what they lack. In the caller's transaction, all or nothing. */
export function bringMembers(call: Call, { headings, mapping, lines }: MethodInput<'imports.members'>): DeskOutcome {
  const sites = sheetSites(call.db);
  const made: number[] = [];
  const before: MemberBefore[] = [];
  for (const { sheet, completes } of lines) {
    if (completes === null) made.push(insertMember(call.db, { ...sheetFields(sites, sheet), uid: call.core.ports.random.bytes(16), at: call.now }));
    else completeSheet(call, { line: sheetFields(sites, sheet), memberId: completes, sites, before });
  }
  return finishImport(call, 'members', { headings, mapping, made, before });
}

interface Completing {
  readonly line: MemberFields;
  readonly memberId: number;
  readonly sites: SheetSites;
  readonly before: MemberBefore[];
}
/** What the sheet lacks comes from the line; what it says stays. A sheet that lacks nothing any more is complete. */
function completeSheet(call: Call, { line, memberId, sites, before }: Completing): void {
  const member = activeMember(call, memberId);
  const fields = completed(sites, member, line);
  const same = fields.birthYear === member.birthYear && fields.district === member.district && fields.programme === member.programme;
  if (same && fields.language === member.language && fields.largeText === member.largeText && fields.toComplete === member.toComplete) return;
  const { id, birthYear, district, programme, language, largeText, toComplete } = member;
  before.push({ id, birthYear, district, programme, language, largeText, toComplete });
  updateMember(call.db, member.id, fields);
}

function completed(sites: SheetSites, member: Member, line: MemberFields): MemberFields {
  const { firstName, lastName, homeSite } = member;
  const birthYear = member.birthYear ?? line.birthYear;
  const district = member.district ?? line.district;
  const programme = member.programme === 'none' ? line.programme : member.programme;
  const language = member.language === 'fr' ? line.language : member.language;
  const toComplete = member.toComplete === 1 && (birthYear === null || district === null);
  const largeText = member.largeText === 1 || line.largeText === 1;
  return sheetFields(sites, { firstName, lastName, homeSite, birthYear, district, programme, language, largeText, toComplete });
}
