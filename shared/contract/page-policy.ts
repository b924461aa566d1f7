import { createHash } from 'node:crypto';
import type { Role } from './methods.ts';

export interface PagePolicy {
  readonly role: Role;
  /** Whether the page talks to the server that served it (loopback) or to a bridge (Electron). */
  readonly connects: boolean;
  /** Inline style sheets of what the desk prints: its preview frame inherits this policy. */
  readonly printStyles: readonly string[];
}

/** The content security policy of a page (TRUST 1.2, point 7): its own files and nothing else. */
export function pagePolicy({ role, connects, printStyles }: PagePolicy): string {
  const hashes = role === 'desk' ? printStyles.map((style) => ` 'sha256-${createHash('sha256').update(style).digest('base64')}'`) : [];
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self'${hashes.join('')}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob:",
    `connect-src ${connects ? "'self'" : "'none'"}`,
    // The desk previews what it prints in a frame of its own making; nobody else frames anything.
    role === 'desk' ? 'frame-src blob:' : "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // The one policy pages make: the address of the camera's worker, a file of the bundle.
    `trusted-types ${role === 'kiosk' ? 'camera-worker' : "'none'"}`,
  ].join('; ');
}

/** The camera's worker among the files of the kiosk's pages. */
export const isCameraWorker = (path: string): boolean => /\/assets\/camera-worker-[\w-]+\.js$/.test(path);

/**
 * The policy of the camera's worker, which alone compiles WebAssembly: the page itself may not. `reaches`: the sources it may
 * fetch, its engine's file; it has nobody to send a picture to (SCANNING §4).
 */
export function cameraWorkerPolicy(reaches: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `connect-src ${reaches}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}
