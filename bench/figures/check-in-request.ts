import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { alternate, type Turns } from '../harness/alternate.ts';
import type { Bench, Figure, Measured } from '../harness/figure.ts';
import { httpClient, type HttpClient } from '../harness/http-client.ts';
import { median } from '../harness/statistics.ts';
import { type AntenneArgument, type AntenneReady, KIOSK_TOKEN, NOTHING } from '../hosts/antenne-host.ts';
import { spawnHost } from '../hosts/spawn-host.ts';
import { antenneStore } from '../stores/antenne-store.ts';
import { requireArrival, scanOf } from '../stores/check-in.ts';

/**
 * A check-in through the loopback host against the same request to a method that answers at once; both asked by `fetch`, as the
 * pages ask. The same pair through the thinnest client Node has is noted.
 */
export const checkInRequest: Figure = {
  name: 'check-in-request/bare-http',
  goal: 2.5,
  sense: 'at-most',
  unit: 'ms p50 ÷ ms p50',
  measure,
};

/** Sends one request and answers its body; throws unless the status is 200. */
type Post = (method: string, body: string) => Promise<string>;

async function measure(bench: Bench): Promise<Measured> {
  const store = await antenneStore(bench.scratch, 'request', 10_000);
  const pagesFolder = bench.scratch.folder('no-pages');
  for (const role of ['kiosk', 'desk']) mkdirSync(join(pagesFolder, role));
  const host = await spawnHost<AntenneReady>('antenne-host.ts', { folder: store.folder, pagesFolder } satisfies AntenneArgument);
  const client = httpClient(host.ready.origin, 1);
  const nothing = JSON.stringify(scanOf(store.nextCard()));
  const through = (post: Post, rounds: number): Promise<Turns> =>
    alternate({
      rounds,
      dropped: 200,
      subject: async () => {
        const { taken, body } = await timePost(post, 'scans.submitKiosk', JSON.stringify(scanOf(store.nextCard())));
        requireArrival(JSON.parse(body));
        return taken;
      },
      yardstick: async () => (await timePost(post, NOTHING, nothing)).taken,
    });
  try {
    const rounds = bench.samples(800, 2_000);
    const asPages = await through(fetching(host.ready.origin), rounds);
    const thin = await through(posting(client), rounds);
    const [ours, bare] = [median(asPages.subject), median(asPages.yardstick)];
    const [thinOurs, thinBare] = [median(thin.subject), median(thin.yardstick)];
    return {
      ratio: ours / bare,
      samples: asPages.subject.length,
      note: `${ours.toFixed(3)} ms ÷ ${bare.toFixed(3)} ms by fetch, server in its own process; ${(thinOurs / thinBare).toFixed(2)} (${thinOurs.toFixed(3)} ÷ ${thinBare.toFixed(3)} ms) by node:http on one socket`,
    };
  } finally {
    client.close();
    await host.stop();
  }
}

const headers = { 'content-type': 'application/json', cookie: `kiosk-token=${KIOSK_TOKEN}` } as const;
const pathOf = (method: string): string => `/kiosk/rpc/${method}`;

const fetching =
  (origin: string): Post =>
  async (method, body) => {
    const answer = await fetch(origin + pathOf(method), { method: 'POST', headers, body });
    if (answer.status !== 200) throw new Error(`${method} answered ${answer.status}`);
    return await answer.text();
  };

const posting =
  (client: HttpClient): Post =>
  async (method, body) => {
    const answer = await client.send({ method: 'POST', path: pathOf(method), headers, body });
    if (answer.status !== 200) throw new Error(`${method} answered ${answer.status}`);
    return answer.body;
  };

async function timePost(post: Post, method: string, sent: string): Promise<{ readonly taken: number; readonly body: string }> {
  const start = performance.now();
  const body = await post(method, sent);
  return { taken: performance.now() - start, body };
}
