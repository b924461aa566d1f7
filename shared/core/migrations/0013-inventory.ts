import type { Migration } from '../../db/migrate.ts';

/** Stock-takings, loan agreements with their signatures, and what each label printer is off by. Instants are epoch ms. */
export const inventory: Migration = {
  version: 13,
  name: 'inventory',
  sql: `
CREATE TABLE stock_takes (
  id INTEGER PRIMARY KEY, started_at INTEGER NOT NULL, started_by INTEGER REFERENCES staff (id), closed_at INTEGER, closed_by INTEGER REFERENCES staff (id)
) STRICT;
CREATE UNIQUE INDEX one_open_stock_take ON stock_takes ((closed_at IS NULL)) WHERE closed_at IS NULL;
/* One line a label; names as they were that day, so that the record stays what it was. */
CREATE TABLE stock_lines (
  stock_id INTEGER NOT NULL REFERENCES stock_takes (id), label TEXT NOT NULL, device_id INTEGER REFERENCES devices (id), name TEXT NOT NULL,
  result TEXT NOT NULL CHECK (result IN ('found', 'unexpected', 'missing')), why TEXT NOT NULL DEFAULT '', at INTEGER NOT NULL,
  PRIMARY KEY (stock_id, label)
) STRICT, WITHOUT ROWID;
CREATE TABLE agreement_texts (
  version INTEGER PRIMARY KEY, text TEXT NOT NULL CHECK (text <> ''), at INTEGER NOT NULL, staff_id INTEGER REFERENCES staff (id)
) STRICT;
/* Signed for one loan, or once for all on-site loans of a person. The strokes are sealed, without time or pressure (TRUST L-6). */
CREATE TABLE agreements (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('loan', 'framework')), member_id INTEGER NOT NULL REFERENCES members (id),
  loan_id INTEGER REFERENCES loans (id), version INTEGER NOT NULL REFERENCES agreement_texts (version),
  how TEXT NOT NULL CHECK (how IN ('drawn', 'paper')), signature BLOB CHECK (signature IS NULL OR length(signature) BETWEEN 29 AND 24576),
  signed_at INTEGER NOT NULL, staff_id INTEGER REFERENCES staff (id), ended_at INTEGER,
  CHECK ((kind = 'loan') = (loan_id IS NOT NULL)), CHECK (how = 'drawn' OR signature IS NULL)
) STRICT;
CREATE UNIQUE INDEX one_agreement_a_loan ON agreements (loan_id) WHERE loan_id IS NOT NULL;
CREATE UNIQUE INDEX one_framework_a_member ON agreements (member_id) WHERE kind = 'framework' AND ended_at IS NULL;
CREATE TABLE printers (
  name TEXT PRIMARY KEY, right_tenths INTEGER NOT NULL CHECK (right_tenths BETWEEN -100 AND 100), down_tenths INTEGER NOT NULL CHECK (down_tenths BETWEEN -100 AND 100)
) STRICT;
`,
};
