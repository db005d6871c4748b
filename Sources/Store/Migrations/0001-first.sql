-- Agencies, people, items with their history, outgoing messages and mails, and files.
--
-- Times are seconds since 1970 (`_at`), days are counted from 1970-01-01 (`_day`), flags are 0 or 1.

-- Who there is.
CREATE TABLE agencies (
  id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, parent TEXT REFERENCES agencies(id), details TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX agencies_name ON agencies(name);

CREATE TABLE people (
  id TEXT NOT NULL PRIMARY KEY, login TEXT CONSTRAINT people_login UNIQUE, name TEXT NOT NULL, agency TEXT REFERENCES agencies(id),
  mail TEXT, phone TEXT, password TEXT, is_administrator INTEGER NOT NULL DEFAULT 0, is_auditor INTEGER NOT NULL DEFAULT 0,
  is_active INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT people_flags CHECK (is_administrator IN (0, 1) AND is_auditor IN (0, 1) AND is_active IN (0, 1)),
  CONSTRAINT people_name CHECK (name <> '')
) STRICT;

CREATE TABLE sessions (
  digest TEXT NOT NULL PRIMARY KEY, person TEXT NOT NULL REFERENCES people(id), kind TEXT NOT NULL, created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL, forgery_token TEXT NOT NULL, CONSTRAINT sessions_kind CHECK (kind IN ('browser', 'token', 'calendar', 'link'))
) STRICT;

CREATE TABLE sign_ins (subject TEXT NOT NULL, at INTEGER NOT NULL, succeeded INTEGER NOT NULL) STRICT;
CREATE INDEX sign_ins_subject ON sign_ins(subject, at);

CREATE TABLE stand_ins (
  id TEXT NOT NULL PRIMARY KEY, person TEXT NOT NULL REFERENCES people(id), substitute TEXT NOT NULL REFERENCES people(id),
  first_day INTEGER NOT NULL, last_day INTEGER NOT NULL, set_by TEXT NOT NULL REFERENCES people(id), set_at INTEGER NOT NULL,
  CONSTRAINT stand_ins_days CHECK (first_day <= last_day), CONSTRAINT stand_ins_self CHECK (person <> substitute)
) STRICT;
CREATE INDEX stand_ins_substitute ON stand_ins(substitute);

-- Raised by every change to agencies, people, groups or memberships, so that caches know what is outdated.
CREATE TABLE versions (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) STRICT;
INSERT INTO versions (name, value) VALUES ('directory', 1);
INSERT INTO people (id, name, is_active) VALUES ('system', '系统', 0);

-- Items. `body` holds as JSON what no query filters by; `batch` is the id of an item that an unfinished import wrote, which no query shows.
CREATE TABLE items (
  seq INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, workflow_version INTEGER NOT NULL, number TEXT NOT NULL, title TEXT NOT NULL,
  state TEXT NOT NULL, is_done INTEGER NOT NULL, version INTEGER NOT NULL, children_version INTEGER NOT NULL DEFAULT 0,
  initiative TEXT REFERENCES items(id), parent TEXT REFERENCES items(id), lead TEXT, visible TEXT NOT NULL, assignee TEXT REFERENCES people(id),
  registrar TEXT NOT NULL REFERENCES people(id), registered_at INTEGER NOT NULL, closed_at INTEGER, start_day INTEGER,
  round INTEGER NOT NULL, sort_at INTEGER NOT NULL, late_at INTEGER, category TEXT, lot TEXT, caller TEXT, city_number TEXT,
  timer_at INTEGER, body TEXT NOT NULL,
  history_count INTEGER NOT NULL, history_head TEXT NOT NULL, batch TEXT,
  CONSTRAINT items_done CHECK (is_done IN (0, 1) AND (is_done = 1) = (closed_at IS NOT NULL)),
  CONSTRAINT items_versions CHECK (version > 0 AND round > 0 AND history_count >= version),
  CONSTRAINT items_visible CHECK (visible IN ('initiative', 'parties')),
  CONSTRAINT items_title CHECK (title <> '')
) STRICT;
CREATE UNIQUE INDEX items_number ON items(initiative, kind, number) WHERE number <> '';
-- Lists are read in the order of deadlines, through the most selective of these indexes.
CREATE INDEX items_list ON items(initiative, kind, state, sort_at, id);
CREATE INDEX items_category ON items(initiative, kind, category, state, sort_at, id) WHERE category IS NOT NULL;
CREATE INDEX items_open ON items(initiative, sort_at, id) WHERE is_done = 0;
CREATE INDEX items_done ON items(initiative, sort_at, id) WHERE is_done = 1;
CREATE INDEX items_late ON items(initiative, sort_at, id) WHERE late_at IS NOT NULL;
CREATE INDEX items_leaderless ON items(initiative, visible, is_done, sort_at, id) WHERE lead IS NULL;
CREATE INDEX items_assignee ON items(assignee, is_done, sort_at, id) WHERE assignee IS NOT NULL;
CREATE INDEX items_handed_in ON items(registrar, sort_at, id) WHERE is_done = 0;
CREATE INDEX items_lot ON items(initiative, lot) WHERE lot IS NOT NULL;
CREATE INDEX items_caller ON items(initiative, caller, registered_at) WHERE caller IS NOT NULL;
CREATE INDEX items_city ON items(initiative, city_number) WHERE city_number IS NOT NULL;
CREATE INDEX items_ticket ON items(initiative, registered_at, id) WHERE kind = 'hotline-ticket';
CREATE INDEX items_timer ON items(timer_at) WHERE timer_at IS NOT NULL;
CREATE INDEX items_freeze ON items(initiative) WHERE kind = 'freeze' AND is_done = 0;
CREATE INDEX items_parent ON items(parent, registered_at, number, id) WHERE parent IS NOT NULL;
CREATE INDEX items_registrar ON items(registrar);
CREATE INDEX items_batch ON items(batch) WHERE batch IS NOT NULL;

-- The last number given to an item of a kind in an initiative.
CREATE TABLE counters (initiative TEXT NOT NULL, kind TEXT NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (initiative, kind)) STRICT;

-- Who takes part in an item: first its lead (place 0), then those that assist; from place 1000 on parties that its fields name.
CREATE TABLE parties (
  item TEXT NOT NULL REFERENCES items(id), party TEXT NOT NULL, place INTEGER NOT NULL, kind TEXT NOT NULL,
  is_done INTEGER NOT NULL, sort_at INTEGER NOT NULL, PRIMARY KEY (item, party),
  CONSTRAINT parties_kind CHECK (kind IN ('group', 'agency', 'person', 'named'))
) STRICT;
CREATE INDEX parties_party ON parties(party, is_done, sort_at, item);
CREATE UNIQUE INDEX parties_place ON parties(item, place);

CREATE TABLE links (
  from_item TEXT NOT NULL REFERENCES items(id), to_item TEXT NOT NULL REFERENCES items(id), kind TEXT NOT NULL,
  initiative TEXT, PRIMARY KEY (from_item, to_item, kind), CONSTRAINT links_kind CHECK (kind IN ('follows', 'started-by', 'merged-into')),
  CONSTRAINT links_self CHECK (from_item <> to_item)
) STRICT;
CREATE INDEX links_to ON links(to_item);
CREATE INDEX links_follows ON links(initiative) WHERE kind = 'follows';

CREATE TABLE initiatives (
  id TEXT NOT NULL PRIMARY KEY REFERENCES items(id), key TEXT NOT NULL CONSTRAINT initiatives_key UNIQUE, roster_version INTEGER NOT NULL,
  details TEXT NOT NULL, details_version INTEGER NOT NULL DEFAULT 1
) STRICT;

-- The next period of each recurrence; NULL when it is over.
CREATE TABLE recurrences (
  initiative TEXT NOT NULL REFERENCES initiatives(id), key TEXT NOT NULL, next_day INTEGER, opens_day INTEGER,
  PRIMARY KEY (initiative, key), CONSTRAINT recurrences_days CHECK ((next_day IS NULL) = (opens_day IS NULL))
) STRICT;
CREATE INDEX recurrences_open ON recurrences(opens_day) WHERE opens_day IS NOT NULL;

CREATE TABLE groups (
  id TEXT NOT NULL PRIMARY KEY REFERENCES items(id), initiative TEXT NOT NULL REFERENCES initiatives(id), name TEXT NOT NULL,
  kind TEXT NOT NULL, parent TEXT REFERENCES groups(id), duties TEXT NOT NULL, place INTEGER NOT NULL,
  CONSTRAINT groups_kind CHECK (kind IN ('leading', 'office', 'working')), CONSTRAINT groups_name UNIQUE (initiative, name)
) STRICT;

CREATE TABLE memberships (
  id TEXT NOT NULL PRIMARY KEY, group_id TEXT NOT NULL REFERENCES groups(id), person TEXT REFERENCES people(id), role TEXT NOT NULL,
  post TEXT NOT NULL, first_day INTEGER NOT NULL, last_day INTEGER, place INTEGER NOT NULL,
  CONSTRAINT memberships_role CHECK (role IN ('leader','deputy','convener','liaison','member','vendor','responder','supervisor')),
  CONSTRAINT memberships_days CHECK (last_day IS NULL OR first_day <= last_day)
) STRICT;
CREATE INDEX memberships_group ON memberships(group_id);
CREATE INDEX memberships_person ON memberships(person);

-- One row for each change of an item, in a chain of hashes (`hash` covers the row before it).
CREATE TABLE history (
  seq INTEGER NOT NULL PRIMARY KEY, item TEXT NOT NULL REFERENCES items(id), initiative TEXT, count INTEGER NOT NULL, at INTEGER NOT NULL,
  person TEXT REFERENCES people(id), absent TEXT REFERENCES people(id), via TEXT NOT NULL, act TEXT NOT NULL, from_state TEXT,
  to_state TEXT NOT NULL, round INTEGER NOT NULL, limit_at INTEGER, late_by INTEGER, details TEXT, salt TEXT NOT NULL,
  digest TEXT NOT NULL, hash TEXT NOT NULL, CONSTRAINT history_count UNIQUE (item, count)
) STRICT;
CREATE INDEX history_day ON history(at);
CREATE INDEX history_initiative ON history(initiative, seq);

-- The hash of all history up to a sequence.
CREATE TABLE checkpoints (
  id INTEGER NOT NULL PRIMARY KEY, at INTEGER NOT NULL, seq INTEGER NOT NULL, count INTEGER NOT NULL, root TEXT NOT NULL
) STRICT;

-- Messages to be sent once. The key is unique for ever, so that none is sent twice.
CREATE TABLE messages (
  item TEXT NOT NULL REFERENCES items(id), key TEXT NOT NULL, rule TEXT NOT NULL, roles TEXT NOT NULL, person TEXT,
  excepted TEXT, due_at INTEGER NOT NULL, colour TEXT, repeats TEXT, stands INTEGER NOT NULL, state TEXT NOT NULL,
  PRIMARY KEY (item, key), CONSTRAINT messages_state CHECK (state IN ('pending', 'skipped', 'folded'))
) STRICT, WITHOUT ROWID;
CREATE INDEX messages_due ON messages(due_at) WHERE state = 'pending';

-- Digests, one a person and run, with their delivery state.
CREATE TABLE mails (
  id TEXT NOT NULL PRIMARY KEY, person TEXT NOT NULL REFERENCES people(id), address TEXT, lines TEXT NOT NULL, state TEXT NOT NULL,
  due_at INTEGER NOT NULL, attempts INTEGER NOT NULL, lease_until INTEGER, made_at INTEGER NOT NULL, sent_at INTEGER, error TEXT,
  CONSTRAINT mails_state CHECK (state IN ('pending', 'sending', 'sent', 'failed', 'unaddressed'))
) STRICT;
CREATE INDEX mails_due ON mails(due_at) WHERE state IN ('pending', 'sending');
CREATE INDEX mails_made ON mails(made_at);

CREATE TABLE mail_items (
  mail TEXT NOT NULL REFERENCES mails(id), item TEXT NOT NULL REFERENCES items(id), PRIMARY KEY (item, mail)
) STRICT;

-- Links by which a party without an account answers for an item.
CREATE TABLE answer_links (
  digest TEXT NOT NULL PRIMARY KEY, item TEXT NOT NULL REFERENCES items(id), party TEXT NOT NULL,
  given_by TEXT NOT NULL REFERENCES people(id), given_at INTEGER NOT NULL
) STRICT;

-- Versions of workflows that items were begun on, as JSON; `shape` is what a version may not change.
CREATE TABLE workflows (kind TEXT NOT NULL, version INTEGER NOT NULL, shape TEXT NOT NULL, definition TEXT NOT NULL,
  PRIMARY KEY (kind, version)) STRICT;

-- Responses to requests that were sent under an idempotency key.
CREATE TABLE answers (
  person TEXT NOT NULL REFERENCES people(id), path TEXT NOT NULL, key TEXT NOT NULL, digest TEXT NOT NULL, status INTEGER NOT NULL,
  location TEXT, body TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (person, path, key)
) STRICT;

-- Files. Content is stored once for each SHA-256, in pieces of 256 KB.
CREATE TABLE uploads (
  id TEXT NOT NULL PRIMARY KEY, sha256 TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, size INTEGER NOT NULL,
  person TEXT NOT NULL REFERENCES people(id), at INTEGER NOT NULL
) STRICT;

CREATE TABLE upload_items (
  upload TEXT NOT NULL REFERENCES uploads(id), item TEXT NOT NULL REFERENCES items(id), PRIMARY KEY (upload, item)
) STRICT;

CREATE TABLE upload_pieces (
  sha256 TEXT NOT NULL, place INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (sha256, place)
) STRICT;
