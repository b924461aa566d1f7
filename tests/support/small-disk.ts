import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { freshDatabaseUrl } from './central-store.ts';

/** A store on the run's PostgreSQL whose disk can be filled and emptied. */
export interface SmallDisk {
  readonly databaseUrl: string;
  /** What says that there is no room: a real disk of a few megabytes, or a trigger where this machine lets no test mount one. */
  readonly how: 'disk' | 'trigger';
  fill(): Promise<void>;
  free(): Promise<void>;
  remove(): Promise<void>;
}

/** On a disk of its own (a small tmpfs, which takes the right to mount), else with PostgreSQL's own error 53100 raised at the table of facts. */
export async function smallDisk(): Promise<SmallDisk> {
  const url = (await freshDatabaseUrl()) ?? '';
  const client = new Client({ connectionString: url });
  await client.connect();
  const folder = mkdtempSync(join(tmpdir(), 'central-small-disk-'));
  return isMounted(folder) ? onDisk({ url, client, folder }) : withTrigger({ url, client, folder });
}

function isMounted(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false; // no right to mount here
  }
}

interface Given {
  readonly url: string;
  readonly client: Client;
  readonly folder: string;
}
async function onDisk({ url, client, folder }: Given): Promise<SmallDisk> {
  const { rows } = await client.query<{ data: string }>("SELECT current_setting('data_directory') AS data");
  const { uid, gid } = statSync(rows[0]?.data ?? '');
  const place = join(folder, 'tables');
  mkdirSync(place, { mode: 0o700 });
  chownSync(place, uid, gid);
  chmodSync(folder, 0o755);
  const name = `small_${randomBytes(4).toString('hex')}`;
  await client.query(`CREATE TABLESPACE ${name} LOCATION '${place}'`);
  return {
    databaseUrl: `${url}%20-cdefault_tablespace%3D${name}`,
    how: 'disk',
    fill: async () => {
      await client.query(`CREATE TABLE filler (bytes BYTEA) TABLESPACE ${name}`);
      const more = "INSERT INTO filler SELECT decode(string_agg(md5(random()::text), ''), 'hex') FROM generate_series(1, 100)";
      for (;;)
        try {
          await client.query(more);
        } catch {
          break; // full
        }
    },
    free: async () => void (await client.query('DROP TABLE filler')),
    remove: async () => {
      await client.query('DO $$ BEGIN EXECUTE format($f$DROP SCHEMA %I CASCADE$f$, current_schema()); END $$');
      await client.query(`DROP TABLESPACE ${name}`);
      await client.end();
      execFileSync('umount', [folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

function withTrigger({ url, client, folder }: Given): SmallDisk {
  return {
    databaseUrl: url,
    how: 'trigger',
    fill: async () => {
      await client.query(
        `CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = 'disk_full'; END $$`,
      );
      await client.query('CREATE TRIGGER no_room BEFORE INSERT ON facts FOR EACH STATEMENT EXECUTE FUNCTION no_room()');
    },
    free: async () => void (await client.query('DROP TRIGGER no_room ON facts')),
    remove: async () => {
      await client.end();
      rmSync(folder, { recursive: true });
    },
  };
}
