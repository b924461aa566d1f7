import type { Handlers } from '../core.ts';
import { undoLast } from './undo-last.ts';

export const actMethods: Handlers<'undo.last'> = { 'undo.last': (call) => undoLast(call) };
