-- The sequence of each initiative's last change: one row an initiative, so that changes since a sequence are found at once.

CREATE TABLE changes (initiative TEXT NOT NULL PRIMARY KEY REFERENCES items(id), seq INTEGER NOT NULL) STRICT;
CREATE UNIQUE INDEX changes_seq ON changes(seq);
