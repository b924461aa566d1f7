import Database from 'better-sqlite3';

/**
 * Fills tables by raw SQL in one transaction, without indexes, triggers or durability, then makes indexes and triggers again.
 * For stores that only this bench reads; the file must be flushed afterwards.
 */
export function fillInBulk(file: string, tables: readonly string[], fill: (db: Database.Database) => void): void {
  const db = new Database(file);
  try {
    db.pragma('journal_mode = DELETE');
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    db.pragma('foreign_keys = OFF');
    db.pragma('cache_size = -500000');
    const marks = tables.map(() => '?').join(', ');
    const made = db
      .prepare(`SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND tbl_name IN (${marks})`)
      .all(...tables) as { type: string; name: string; sql: string }[];
    for (const { type, name } of made) db.exec(`DROP ${type} ${name}`);
    db.transaction(() => fill(db))();
    for (const { sql } of made) db.exec(sql);
  } finally {
    db.close();
  }
}
