import Database from 'better-sqlite3';

/** A connection that may write. Only shared/db and stores touch it. */
export type Writable = Database.Database;
/** The same, for functions that only read. */
export type Readable = Pick<Database.Database, 'prepare'>;

/** 'ANUM' */
const APPLICATION_ID = 0x414e554d;

const wanted: readonly (readonly [pragma: string, value: string | number])[] = [
  ['journal_mode', 'wal'],
  // better-sqlite3 is compiled with SQLITE_DEFAULT_WAL_SYNCHRONOUS=1, which loses confirmed rows in a power cut (TRUST 0.1).
  ['synchronous', 2],
  ['foreign_keys', 1],
  ['busy_timeout', 5000],
  ['trusted_schema', 0],
  ['cell_size_check', 1],
  ['secure_delete', 1],
];

/** Opens a store file as TRUST D-1 says and reads every setting back; throws when one did not hold. */
export function openStore(file: string): Writable {
  const db = new Database(file);
  try {
    for (const [pragma, value] of wanted) db.pragma(`${pragma} = ${value}`);
    for (const [pragma, value] of wanted) {
      const read: unknown = db.pragma(pragma, { simple: true });
      if (read !== value) throw new Error(`store setting ${pragma} is ${String(read)} instead of ${value}`);
    }
    const owner = db.pragma('application_id', { simple: true });
    if (owner === 0) db.pragma(`application_id = ${APPLICATION_ID}`);
    else if (owner !== APPLICATION_ID) throw new Error('this file belongs to another program');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
