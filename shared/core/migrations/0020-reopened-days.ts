import type { Migration } from '../../db/migrate.ts';

/** A closed day can be reopened with a reason and closed again, as revisions of one fact. Instants epoch ms. */
export const reopenedDays: Migration = {
  version: 20,
  name: 'reopened-days',
  sql: `
/* NULL only for a day closed by a version that wrote no fact of it */
ALTER TABLE day_closings ADD COLUMN fact_id BLOB CHECK (fact_id IS NULL OR length(fact_id) = 16);
ALTER TABLE day_closings ADD COLUMN remark TEXT NOT NULL DEFAULT '';
UPDATE day_closings SET fact_id =
  (SELECT id FROM facts WHERE kind = 'day-closed' AND json_extract(payload, '$.day') = day_closings.day ORDER BY seq DESC LIMIT 1);
CREATE TABLE day_reopenings (
  id INTEGER PRIMARY KEY, day TEXT NOT NULL, at INTEGER NOT NULL, staff_id INTEGER NOT NULL REFERENCES staff (id), reason TEXT NOT NULL,
  /* the closing that was taken back */
  closed_at INTEGER NOT NULL, closed_by INTEGER REFERENCES staff (id), remark TEXT NOT NULL, fact_id BLOB CHECK (fact_id IS NULL OR length(fact_id) = 16)
) STRICT;
CREATE INDEX reopenings_of_day ON day_reopenings (day);
`,
};
