import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
export interface HttpCall {
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** A client with `connections` connections kept open, as thin as Node has it. */
export function httpClient(origin: string, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(origin);
  return {
    /** One exchange; rejects on a network failure only. */
    send: (call: HttpCall): Promise<HttpAnswer> =>
      new Promise((resolve, reject) => {
        const headers = { ...call.headers, 'content-length': String(Buffer.byteLength(call.body)) };
        const asked = request({ agent, hostname, port, method: call.method, path: call.path, headers }, (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks).toString('utf8') }));
          answer.on('error', reject);
        });
        asked.on('error', reject);
        asked.end(call.body);
      }),
    close: () => agent.destroy(),
  };
}
export type HttpClient = ReturnType<typeof httpClient>;
