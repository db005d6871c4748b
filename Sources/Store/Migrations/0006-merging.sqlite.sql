-- Searches look into every segment of SQLite's index: merge as soon as there are two of a size.

INSERT INTO search (search, rank) VALUES ('usermerge', 2);
