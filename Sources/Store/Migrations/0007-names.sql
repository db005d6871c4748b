-- Standard terms for tables and columns.

ALTER TABLE answers RENAME TO idempotency_keys;
ALTER TABLE tallies RENAME TO item_counts;
ALTER TABLE dues RENAME TO due_counts;
ALTER TABLE flows RENAME TO daily_counts;

ALTER TABLE sessions RENAME COLUMN forgery_token TO csrf_token;
ALTER TABLE item_counts RENAME COLUMN sight TO visibility;
ALTER TABLE due_counts RENAME COLUMN sight TO visibility;
ALTER TABLE daily_counts RENAME COLUMN sight TO visibility;

DROP INDEX items_lot;
DROP INDEX items_batch;
ALTER TABLE items RENAME COLUMN lot TO batch_label;
ALTER TABLE items RENAME COLUMN batch TO import_id;
CREATE INDEX items_batch_label ON items(initiative, batch_label) WHERE batch_label IS NOT NULL;
CREATE INDEX items_import ON items(import_id) WHERE import_id IS NOT NULL;
