import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { protocol, type Session } from 'electron';
import type { Role } from '../../shared/contract/methods.ts';
import { cameraWorkerPolicy, isCameraWorker, pagePolicy } from '../../shared/contract/page-policy.ts';
import { printStyles } from '../../shared/core/cards/print-styles.ts';
import { isOwnPage, SCHEME } from '../windows/own-pages.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Before the app is ready: our pages have origins, secure contexts and workers. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** Serves one role's pages from a list of files made once: an address is looked up whole, never joined to a folder. */
export function servePages(session: Session, role: Role, pagesFolder: string): void {
  const folder = join(pagesFolder, role);
  const files = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [`/${relative(folder, file).replaceAll('\\', '/')}`, file]),
  );
  const policy = pagePolicy({ role, connects: false, printStyles });
  session.protocol.handle(SCHEME, async (request) => {
    const file = request.method === 'GET' && isOwnPage(role, request.url) ? files.get(new URL(request.url).pathname) : undefined;
    if (file === undefined) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(await readFile(file)), {
      headers: {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        // Behind 'self' there are these files and nothing that takes anything.
        'content-security-policy': isCameraWorker(new URL(request.url).pathname) ? cameraWorkerPolicy("'self'") : policy,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    });
  });
}
