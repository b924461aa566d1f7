import { parseArgs } from 'node:util';
import { ANTENNES_TIME_ZONE } from '../central.ts';
import { defaultDataFolder, storePlace } from '../store-place.ts';
import { openCentralStore, type StorePlace } from '../store/open-store.ts';
import type { Store } from '../store/tables.ts';
import { purge } from '../ingest/purge.ts';
import { recompute } from './recompute.ts';
import { restoreBackup } from './restore-backup.ts';
import { verify } from './verify.ts';
import { writeBackup } from './write-backup.ts';

/** `npm run central:recompute | central:verify | central:backup | central:restore | central:purge`; ends with 1 when something is not as it should be, 2 on a wrong call. */
const SHOWN = 50;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string', default: defaultDataFolder }, to: { type: 'string' }, from: { type: 'string' }, fix: { type: 'boolean', default: false } },
});

async function main(place: StorePlace): Promise<number> {
  switch (positionals[0]) {
    case 'recompute':
      return withStore(place, recomputed);
    case 'verify':
      return withStore(place, verified);
    case 'backup':
      return values.to === undefined ? wrongCall('central:backup takes --to FILE') : withStore(place, backedUp(values.to));
    case 'purge':
      return withStore(place, purged);
    case 'restore': {
      if (values.from === undefined) return wrongCall('central:restore takes --from FILE');
      const rows = await restoreBackup(place, values.from, { now: Date.now(), timeZone: ANTENNES_TIME_ZONE });
      console.log(
        `${rows} rows restored. Put pepper.key and central.key back into ${place.dataFolder} before central starts, or no passphrase will work and terminals must be linked again.`,
      );
      return 0;
    }
    default:
      return wrongCall('takes one of: recompute, verify, backup, restore, purge');
  }
}

async function recomputed(db: Store): Promise<number> {
  const differences = await recompute(db, { fix: values.fix, timeZone: ANTENNES_TIME_ZONE });
  for (const { table, key, kept, recomputed: counted } of differences.slice(0, SHOWN))
    console.log(`${table} ${key}: kept ${kept ?? 'nothing'}, facts say ${counted ?? 'nothing'}`);
  if (differences.length > SHOWN) console.log(`… and ${differences.length - SHOWN} more`);
  console.log(differences.length === 0 ? 'Every rollup is what the facts say.' : `${differences.length} differences${values.fix ? ', repaired' : ''}.`);
  return differences.length === 0 ? 0 : 1;
}

async function verified(db: Store): Promise<number> {
  const { logs, batches, facts, withoutBytes, faults } = await verify(db);
  for (const { terminal, log, bseq, kind } of faults.slice(0, SHOWN)) console.log(`${terminal}, log ${log}, batch ${bseq}: ${kind}`);
  if (withoutBytes > 0)
    console.log(`${withoutBytes} batches whose bytes were not kept: a fact in them was refused for what it held, or their months are older than the rule.`);
  console.log(`${logs} logs, ${batches} batches, ${facts} facts read again; ${faults.length} faults.`);
  return faults.length === 0 ? 0 : 1;
}

/** Counts only. */
async function purged(db: Store): Promise<number> {
  const done = await purge(db, { now: Date.now(), timeZone: ANTENNES_TIME_ZONE });
  if (done === null) console.log('Nothing is older than the rule.');
  else {
    const { facts, persons, batches, files, lines, keptFrom } = done;
    console.log(`Removed: ${facts} facts, ${persons} rows of persons, the bytes of ${batches} batches, ${files} files, ${lines} lines of histories.`);
    if (keptFrom !== '') console.log(`Facts are kept from ${keptFrom} on; the figures of every month stay.`);
  }
  return 0;
}

const backedUp =
  (file: string) =>
  async (db: Store): Promise<number> => {
    console.log(`${await writeBackup(db, file)} rows written to ${file} and read back. Keep pepper.key and central.key of ${values.data} with it, apart.`);
    return 0;
  };

async function withStore(place: StorePlace, work: (db: Store) => Promise<number>): Promise<number> {
  const db = await openCentralStore(place);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

function wrongCall(sentence: string): number {
  console.error(sentence);
  return 2;
}

try {
  process.exitCode = await main(storePlace(values.data));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
