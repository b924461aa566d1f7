import type { ApiError } from '../api.ts';
import { fr } from '../words/fr.ts';
import { Note } from './note.tsx';

interface Props {
  readonly refusal: ApiError | null;
  /** Said when central could not take what was filled in. */
  readonly malformed?: string;
}

/** Why central refused an act; nothing when it did not. */
export function RefusalNote({ refusal, malformed }: Props) {
  if (refusal === null) return null;
  if (refusal.status === 403) return <Note kind="error">{fr.notAllowed}</Note>;
  return <Note kind="error">{refusal.status === 400 && malformed !== undefined ? malformed : fr.silent}</Note>;
}
