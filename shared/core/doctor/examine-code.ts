import type { CodeFinding } from '../../contract/doctor.ts';
import { parseCode } from '../../domain/card-code.ts';
import { foreignKindOf } from '../../domain/foreign-code.ts';
import { testCodeOf } from '../../domain/test-codes.ts';
import { tagIsOurs } from '../cards/card-tag.ts';
import type { Core } from '../core.ts';

/** As many wrong tags a minute as the kiosk takes (SCANNING §1): the doctor tells nobody which forgeries are good. */
const WRONG_TAGS = 10;
const MINUTE = 60_000;

/** What a text is, in words that hold nothing of it. Registers nothing. `aim` may be empty. */
export function examineCode(core: Core, { text, aim, now }: { readonly text: string; readonly aim: string; readonly now: number }): CodeFinding {
  const code = testCodeOf(text);
  if (code !== null) return { kind: 'test', code };
  const parsed = parseCode(text);
  if (parsed.kind === 'member') return { kind: 'member', tag: tagOf(core, parsed, now) };
  if (parsed.kind !== 'not-ours') return { kind: parsed.kind };
  return isDamaged(text) ? { kind: 'damaged' } : { kind: 'foreign', looksLike: foreignKindOf(text, aim) };
}

type MemberCode = Extract<ReturnType<typeof parseCode>, { readonly kind: 'member' }>;

function tagOf(core: Core, card: MemberCode, now: number): 'ours' | 'wrong' | 'no-key' | 'not-checked' {
  const { secrets } = core.ports;
  if (secrets.get(`card-key-${card.keyNumber}`) === undefined) return 'no-key';
  const recent = core.doctor.wrongTags.filter((at) => at <= now && now - at < MINUTE);
  if (recent.length >= WRONG_TAGS) return 'not-checked';
  if (tagIsOurs(secrets, card)) return 'ours';
  core.doctor.wrongTags = [...recent, now];
  return 'wrong';
}

/** Our letters at a length of ours: a letter was lost or changed. */
const isDamaged = (text: string): boolean => /^(?:[BCDEFGHJKNPRSTVX]{9}|[BCDEFGHJKNPRSTVX]{19,22})$/i.test(text.replaceAll(/\s/g, ''));
