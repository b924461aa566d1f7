import workerAddress from './camera-worker.ts?worker&url';

declare global {
  /** Trusted Types, not in TypeScript's library. */
  interface Window {
    readonly trustedTypes?: {
      createPolicy(name: string, rules: { createScriptURL(input: string): string }): { createScriptURL(input: string): unknown };
    };
  }
}

let trusted: unknown;

/** The camera's worker. The page's policy asks for a trusted address of scripts: ours is a constant of the bundle. */
export function startCameraWorker(): Worker {
  trusted ??= window.trustedTypes?.createPolicy('camera-worker', { createScriptURL: () => workerAddress }).createScriptURL('') ?? workerAddress;
  return new Worker(trusted as string, { type: 'module' }); // lib.dom's Worker wants a string; the browser takes both
}
