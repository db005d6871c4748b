-- The search index: for each item the tokens of its words and of who may see it. It is given tokens, never text.

CREATE TABLE keys (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE VIRTUAL TABLE search USING fts5(tokens, content = '', detail = none, columnsize = 0, tokenize = 'ascii');
CREATE VIRTUAL TABLE search_rows USING fts5vocab('search', 'instance');
