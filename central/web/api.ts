import type { MonthReport } from '../reports/month.ts';

/** A refusal with its HTTP status; 0: the server did not answer. */
export class ApiError extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`status ${status}`);
    this.status = status;
  }
}

async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(`./api/${path}`, init).catch((): never => {
    throw new ApiError(0);
  });
  if (!response.ok) throw new ApiError(response.status);
  return (await response.json()) as T; // our own server's answer
}
const post = <T>(path: string, body: unknown): Promise<T> =>
  ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

export interface Session {
  readonly name: string;
  /** The current month, `YYYY-MM`. */
  readonly month: string;
}
export interface TerminalsView {
  readonly terminals: readonly {
    readonly name: string;
    readonly siteName: string;
    readonly lastContactAt: number | null;
    readonly clockGapMs: number;
    readonly revokedAt: number | null;
    readonly words: readonly string[];
    readonly quarantined: number;
  }[];
}
export const api = {
  session: () => ask<Session>('session'),
  signIn: (name: string, passphrase: string) => post<{ readonly name: string }>('session', { name, passphrase }),
  signOut: () => ask<unknown>('session', { method: 'DELETE' }),
  month: (month: string) => ask<MonthReport>(`months/${month}`),
  terminals: () => ask<TerminalsView>('terminals'),
  newCode: (siteCode: string, siteName: string) => post<{ readonly code: string }>('enrolment-codes', { siteCode, siteName }),
  revoke: (name: string) => post<unknown>(`terminals/${name}/revoke`, {}),
};
