import type { CoreEvent, Reply } from '../shared/contract/methods.ts';
import type { Caller } from '../shared/core/core.ts';
import type { CentralRequest, CentralResponse } from '../shared/core/ports.ts';

/** What the main process lends to the core by message, and what each loan answers. */
export interface Lendings {
  readonly central: { readonly asks: CentralRequest; readonly answers: CentralResponse };
  readonly saveSecret: { readonly asks: { readonly name: string; readonly value: Uint8Array }; readonly answers: null };
  readonly saveFile: { readonly asks: { readonly suggestedName: string; readonly text: string }; readonly answers: string | null };
  readonly htmlToPdf: { readonly asks: string; readonly answers: Uint8Array };
}
export type LendingName = keyof Lendings;

/** What the core needs at its start and cannot find out by itself. */
export interface CoreStart {
  readonly dataFolder: string;
  /** Null: the system would not open them, and the core refuses to start over with new ones. */
  readonly secrets: Readonly<Record<string, Uint8Array>> | null;
  readonly secretsKeptBy: 'system' | 'file';
}

/** Main process to core process. Both are ours: types are trusted here, the dispatcher parses what pages gave. */
export type ToCore =
  | { readonly kind: 'start'; readonly start: CoreStart }
  | { readonly kind: 'call'; readonly id: number; readonly caller: Caller; readonly method: string; readonly input: unknown }
  | { readonly kind: 'lent'; readonly id: number; readonly answer: { readonly ok: true; readonly value: unknown } | { readonly ok: false } }
  | { readonly kind: 'stop' };

/** Core process to main process. */
export type FromCore =
  | { readonly kind: 'ready' }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply }
  | { readonly kind: 'event'; readonly event: CoreEvent }
  | { readonly kind: 'borrow'; readonly id: number; readonly name: LendingName; readonly asks: unknown };
