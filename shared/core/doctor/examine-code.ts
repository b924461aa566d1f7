import type { CodeFinding, TagFinding } from '../../contract/doctor.ts';
import { parseCode } from '../../domain/card-code.ts';
import { foreignKindOf } from '../../domain/foreign-code.ts';
import { decidePass, passStepOf } from '../../domain/pass-time.ts';
import { testCodeOf } from '../../domain/test-codes.ts';
import { tagIsOurs } from '../cards/card-tag.ts';
import { cardKeyOf } from '../cards/key-ring.ts';
import { stepOfPass } from '../cards/pass-tag.ts';
import type { Core } from '../core.ts';

/** As many wrong tags a minute as the kiosk takes (SCANNING §1): the doctor tells nobody which forgeries are good. */
const WRONG_TAGS = 10;
const MINUTE = 60_000;

/** What a text is, in words that hold nothing of it. Registers nothing. `aim` may be empty. */
export function examineCode(core: Core, { text, aim, now }: { readonly text: string; readonly aim: string; readonly now: number }): CodeFinding {
  const code = testCodeOf(text);
  if (code !== null) return { kind: 'test', code };
  const parsed = parseCode(text);
  if (parsed.kind === 'member') return { kind: 'member', tag: tagOf(core, parsed, { now, verify: () => tagIsOurs(core.ports.secrets, parsed) }) };
  if (parsed.kind === 'pass') return passOf(core, parsed, now);
  if (parsed.kind !== 'not-ours') return { kind: parsed.kind };
  return isDamaged(text) ? { kind: 'damaged' } : { kind: 'foreign', looksLike: foreignKindOf(text, aim) };
}

type PassCode = Extract<ReturnType<typeof parseCode>, { readonly kind: 'pass' }>;

function passOf(core: Core, pass: PassCode, now: number): CodeFinding {
  let step: number | null = null;
  const verify = (): boolean => {
    step = stepOfPass(core.ports.secrets, pass, passStepOf(now));
    return step !== null;
  };
  const tag = tagOf(core, pass, { now, verify });
  if (step === null) return { kind: 'pass', tag, time: null };
  const { kind } = decidePass(step, now, []);
  return { kind: 'pass', tag, time: kind === 'expired' || kind === 'wrong-clock' ? kind : 'fresh' };
}

function tagOf(
  core: Core,
  { keyNumber }: { readonly keyNumber: number },
  { now, verify }: { readonly now: number; readonly verify: () => boolean },
): TagFinding {
  if (cardKeyOf(core.ports.secrets, keyNumber) === undefined) return 'no-key';
  const recent = core.doctor.wrongTags.filter((at) => at <= now && now - at < MINUTE);
  if (recent.length >= WRONG_TAGS) return 'not-checked';
  if (verify()) return 'ours';
  core.doctor.wrongTags = [...recent, now];
  return 'wrong';
}

/** Our letters at a length of ours: a letter was lost or changed. */
const isDamaged = (text: string): boolean => /^(?:[BCDEFGHJKNPRSTVX]{9}|[BCDEFGHJKNPRSTVX]{19,22})$/i.test(text.replaceAll(/\s/g, ''));
