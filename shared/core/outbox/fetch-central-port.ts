import type { CentralPort } from '../ports.ts';

const TIMEOUT_MS = 30_000;
const LONGEST_ANSWER = 1_000_000;

/** Central through a fetch, Node's or Electron's: 30 s at most, no redirect, at most 1 MB of answer. */
export const centralPortOver = (fetchIt: (url: string, init: RequestInit) => Promise<Response>): CentralPort => ({
  send: async ({ method, url, headers, body }) => {
    const response = await fetchIt(url, {
      method,
      headers: { ...headers },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(method === 'GET' ? {} : { body: Buffer.from(body) }),
    });
    return { status: response.status, headers: Object.fromEntries(response.headers), body: await boundedText(response) };
  },
});
export const fetchCentralPort = centralPortOver((url, init) => fetch(url, init));

async function boundedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > LONGEST_ANSWER) throw new Error('the answer is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
