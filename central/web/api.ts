import type { ReaderRole } from '../../shared/domain/reader-role.ts';

/** A refusal with its HTTP status and code; status 0: the server did not answer. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string) {
    super(`status ${status} ${code}`);
    this.status = status;
    this.code = code;
  }
}

/** One exchange with our own server, in JSON both ways. `path` without `/api/`. */
export async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(`./api/${path}`, init).catch((): never => {
    throw new ApiError(0, 'silent');
  });
  if (!response.ok) {
    const told: unknown = await response.json().catch(() => null);
    const code = typeof told === 'object' && told !== null && 'code' in told && typeof told.code === 'string' ? told.code : '';
    throw new ApiError(response.status, code);
  }
  return (await response.json()) as T; // our own server's answer, whose shape is central/reports/views.ts
}
export const post = <T>(path: string, body: unknown = {}): Promise<T> =>
  ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** `a=1&b=2` without what is null. */
export const query = (given: Readonly<Record<string, string | number | null>>): string =>
  new URLSearchParams(Object.entries(given).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]))).toString();

export interface Session {
  readonly name: string;
  readonly role: ReaderRole;
  /** Signs in with a passphrase of central's own. */
  readonly byPassphrase: boolean;
  /** Local day, `YYYY-MM-DD`. */
  readonly today: string;
}
export const session = {
  read: () => ask<Session>('session'),
  ways: () => ask<{ readonly provider: string | null }>('sign-in'),
  open: (name: string, passphrase: string) => post<unknown>('session', { name, passphrase }),
  close: () => ask<unknown>('session', { method: 'DELETE' }),
};
