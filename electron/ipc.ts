import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { audienceOf, longestInputOf, methods, type Reply, type Role } from '../shared/contract/methods.ts';
import type { ProblemCode } from '../shared/contract/problems.ts';
import type { PrintOutcome } from '../shared/contract/print-outcome.ts';
import type { CoreProcess } from './core-process.ts';
import { originOf } from './windows/own-pages.ts';
import type { PageWindow } from './windows/page-windows.ts';

/** Longest page to print: a sheet of two hundred labels. */
const LONGEST_PAGE = 2 * 1024 * 1024;

export interface Bridge {
  readonly core: CoreProcess;
  /** The windows open now. */
  readonly windows: () => readonly PageWindow[];
  readonly print: (html: string) => Promise<PrintOutcome>;
}

/** The one door between pages and core: who asks is known by the window it asks from, never by what it says. */
export function bridgePages({ core, windows, print }: Bridge): void {
  const whoAsks = (event: IpcMainInvokeEvent): PageWindow | null => {
    const frame = event.senderFrame;
    const asking = windows().find(({ window }) => window.webContents === event.sender);
    if (frame === null || asking === undefined || frame !== event.sender.mainFrame || frame.origin !== originOf(asking.role)) return null;
    return asking;
  };
  ipcMain.handle('call', async (event, method: unknown, input: unknown): Promise<Reply> => {
    const asking = whoAsks(event);
    if (asking === null) return refusal('not-allowed');
    if (typeof method !== 'string' || !Object.hasOwn(methods, method)) return refusal('unknown-method');
    const allowed: readonly Role[] = methods[method as keyof typeof methods].roles;
    if (!allowed.includes(asking.role)) return refusal('not-allowed');
    const plain = plainCopy(input, longestInputOf(method));
    if (plain === undefined) return refusal('invalid-input');
    if (plain === 'too-large') return refusal('too-large');
    return await core.call({ role: asking.role, windowId: asking.windowId }, method, plain.value);
  });
  ipcMain.handle('print', async (event, html: unknown): Promise<PrintOutcome> => {
    const asking = whoAsks(event);
    return asking?.role === 'desk' && typeof html === 'string' && html.length <= LONGEST_PAGE ? print(html) : 'failed';
  });
  core.onEvent((event) => {
    const audience = audienceOf(event);
    for (const { role, window } of windows()) if (audience.includes(role) && !window.isDestroyed()) window.webContents.send('event', event);
  });
}

/** Plain data only: what JSON cannot carry (cycles, functions, big integers) is no input of ours. */
function plainCopy(input: unknown, longest: number): { readonly value: unknown } | 'too-large' | undefined {
  try {
    const text = JSON.stringify(input);
    if (text === undefined) return undefined;
    return text.length > longest ? 'too-large' : { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

const refusal = (code: ProblemCode): Reply => ({ ok: false, problem: { code } });
