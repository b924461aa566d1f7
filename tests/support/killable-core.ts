import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { fileSecrets } from '../../loopback/file-secrets.ts';
import type { Role } from '../../shared/contract/methods.ts';
import { fetchCentralPort } from '../../shared/core/outbox/fetch-central-port.ts';
import { startOrRefuse } from '../../shared/core/start-or-refuse.ts';

/** A core in a process of its own that a test may kill: one JSON line in (`{id, now, role, method, input}`), one out (`{id, reply}`). */
interface Line {
  readonly id: number;
  readonly now: number;
  readonly role: Role;
  readonly method: string;
  readonly input: unknown;
}
const [, , dataFolder = '', startedAt = ''] = process.argv;
let now = Number(startedAt);
const core = await startOrRefuse({
  dataFolder,
  clock: { now: () => now },
  random: { bytes: (count) => randomBytes(count) },
  timers: { every: () => () => undefined },
  secrets: fileSecrets(dataFolder),
  central: fetchCentralPort,
  printing: null,
  files: null,
  hid: null,
  log: { write: (level, event, data) => console.error(level, event, JSON.stringify(data ?? {})) },
});
console.log('ready');
createInterface({ input: process.stdin }).on('line', (text) => {
  const line = JSON.parse(text) as Line;
  now = line.now;
  void core.call({ role: line.role, windowId: `${line.role}-1` }, line.method, line.input).then((reply) => console.log(JSON.stringify({ id: line.id, reply })));
});
