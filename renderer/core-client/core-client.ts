import type { CoreEvent, MethodInput, MethodName, MethodOutput, Reply, Role } from '../../shared/contract/methods.ts';
import type { PrintOutcome } from '../../shared/contract/print-outcome.ts';
import type { Problem } from '../../shared/contract/problems.ts';
import { topics } from '../../shared/contract/topics.ts';

/** The only way from a page to the core. */
export interface CoreClient {
  /** Rejects with a CallProblem: a refusal, or `core-silent` when the core does not answer. */
  call<N extends MethodName>(method: N, input: MethodInput<N>): Promise<MethodOutput<N>>;
  onEvent(listener: (event: CoreEvent) => void): () => void;
}
/** What a page shows when a call did not go through. */
export type PageProblem = Problem | { readonly code: 'core-silent' };
export class CallProblem extends Error {
  readonly problem: PageProblem;
  constructor(problem: PageProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** What the Electron preload gives a page; loopback pages do not have it. */
export interface Bridge {
  call(method: string, input: unknown): Promise<Reply>;
  onEvent(listener: (event: CoreEvent) => void): () => void;
  /** Desk only: prints a self-contained HTML page through the system's dialog. */
  print?(html: string): Promise<PrintOutcome>;
}
declare global {
  interface Window {
    readonly api?: Bridge;
  }
}

/** The core behind this page: Electron's bridge when there is one, else the loopback host that served the page. */
export function connectCore(role: Role): CoreClient {
  const bridge = window.api ?? loopbackBridge(role);
  return {
    call: async (method, input) => {
      const reply = await bridge.call(method, input).catch((): never => {
        throw new CallProblem({ code: 'core-silent' });
      });
      if (!reply.ok) throw new CallProblem(reply.problem);
      // The method table pairs each name with its output; the transport cannot say so.
      return reply.value as never;
    },
    onEvent: (listener) => bridge.onEvent(listener),
  };
}

function loopbackBridge(role: Role): Bridge {
  const base = `${window.location.origin}/${role}`;
  // One stream for all who listen: whoever listens later misses nothing while another one would open.
  const listeners = new Set<(event: CoreEvent) => void>();
  let stream: EventSource | undefined;
  return {
    call: async (method, input) => {
      const response = await fetch(`${base}/rpc/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      });
      return (await response.json()) as Reply; // our own host's answer, by the contract
    },
    onEvent: (listener) => {
      listeners.add(listener);
      stream ??= openStream(`${base}/events`, (event) => listeners.forEach((hear) => hear(event)));
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stream?.close();
        stream = undefined;
      };
    },
  };
}

function openStream(address: string, hear: (event: CoreEvent) => void): EventSource {
  const source = new EventSource(address);
  let opened = false;
  source.addEventListener('open', () => {
    // After a pause nobody knows what was missed: everything is read again.
    if (opened) hear({ kind: 'changed', topics });
    opened = true;
  });
  source.addEventListener('message', (message: MessageEvent<string>) => hear(JSON.parse(message.data) as CoreEvent)); // our own host's event, by the contract
  return source;
}
