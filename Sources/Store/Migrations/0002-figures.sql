-- Statistics.

-- Steps by the deadlines that they had: lateness is counted from these.
CREATE INDEX history_limit ON history(initiative, limit_at, item, from_state, late_by, at) WHERE limit_at IS NOT NULL;

-- Counters, updated by the commit that changes an item: items by state, due dates, and registrations and closings a day. `field` is the
-- field that they are grouped by (`state`, `category`, `batch`), `option` its value; `sight` says who sees the items without being a party.
CREATE TABLE tallies (
  initiative TEXT NOT NULL, field TEXT NOT NULL, kind TEXT NOT NULL, option TEXT NOT NULL, sight TEXT NOT NULL, is_done INTEGER NOT NULL,
  is_part INTEGER NOT NULL, was_late INTEGER NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (initiative, field, kind, option, sight, is_done, is_part, was_late)
) STRICT, WITHOUT ROWID;

CREATE TABLE dues (
  initiative TEXT NOT NULL, field TEXT NOT NULL, span INTEGER NOT NULL, day INTEGER NOT NULL, kind TEXT NOT NULL, option TEXT NOT NULL,
  sight TEXT NOT NULL, is_part INTEGER NOT NULL, was_late INTEGER NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (initiative, field, span, day, kind, option, sight, is_part, was_late)
) STRICT, WITHOUT ROWID;

CREATE TABLE flows (
  initiative TEXT NOT NULL, field TEXT NOT NULL, kind TEXT NOT NULL, day INTEGER NOT NULL, option TEXT NOT NULL, sight TEXT NOT NULL,
  registered INTEGER NOT NULL, closed INTEGER NOT NULL, PRIMARY KEY (initiative, field, kind, day, option, sight)
) STRICT, WITHOUT ROWID;
