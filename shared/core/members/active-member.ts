import { ProblemError } from '../../contract/problems.ts';
import type { Call } from '../core.ts';
import { findMember, type Member } from './member-store.ts';

/** The sheet asked for, or the one that it became part of; none, or one without an identity any more, is refused as not found. */
export function activeMember(call: Call, memberId: number): Member {
  const member = findMember(call.db, memberId);
  if (member === undefined || member.erasedAt !== null) throw new ProblemError('not-found');
  return member;
}
