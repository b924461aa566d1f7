import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
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
  /** The power goes at this call of a port (random bytes, a secret) made while a write is open, 1 = the first one; absent: never. */
  readonly cutAt?: number;
}
const [, , dataFolder = '', startedAt = ''] = process.argv;
let now = Number(startedAt);
let callsToCut = Number.POSITIVE_INFINITY;
const secrets = fileSecrets(dataFolder);

/** A use case asks a port in the middle of its transaction: there the process ends at once, after it has noted that the store was being written. */
function maybeCut(): void {
  if (callsToCut === Number.POSITIVE_INFINITY || !isBeingWritten()) return;
  callsToCut -= 1;
  if (callsToCut > 0) return;
  writeFileSync(join(dataFolder, 'cut-inside'), '');
  process.kill(process.pid, 'SIGKILL');
}

/** Another connection cannot begin to write: a transaction is open. */
function isBeingWritten(): boolean {
  const other = new Database(join(dataFolder, 'accueil.db'), { timeout: 0 });
  try {
    other.exec('BEGIN IMMEDIATE; ROLLBACK');
    return false;
  } catch {
    return true;
  } finally {
    other.close();
  }
}
const core = await startOrRefuse({
  dataFolder,
  clock: { now: () => now },
  random: {
    bytes: (count) => {
      maybeCut();
      return randomBytes(count);
    },
  },
  timers: { every: () => () => undefined },
  secrets: {
    ...secrets,
    get: (name) => {
      maybeCut();
      return secrets.get(name);
    },
  },
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
  callsToCut = line.cutAt ?? Number.POSITIVE_INFINITY;
  void core.call({ role: line.role, windowId: `${line.role}-1` }, line.method, line.input).then((reply) => console.log(JSON.stringify({ id: line.id, reply })));
});
