-- Pending reminders move from `messages` into the row of their item; the Swift function of this step carries them over and drops
-- `messages.stands`.

ALTER TABLE items ADD COLUMN remind_at INTEGER;
ALTER TABLE items ADD COLUMN reminders TEXT;
CREATE INDEX items_remind ON items(remind_at) WHERE remind_at IS NOT NULL;
