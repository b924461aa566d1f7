import { readEnrolmentLink } from '../../domain/enrolment-link.ts';
import type { Call } from '../core.ts';

/** The square of central's page, read anywhere, is told to the desk, whose screen *Envoi* fills its form with it; null when the frame is none. */
export function noticeEnrolment(call: Call, frame: string): { readonly kind: 'enrolment-read' } | null {
  const link = readEnrolmentLink(frame);
  if (link === null) return null;
  call.core.emit({ kind: 'enrolment-read', link });
  return { kind: 'enrolment-read' };
}
