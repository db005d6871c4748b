-- The search index: for each item the tokens of its words and of who may see it. PostgreSQL's inverted index has no order, so that a common
-- word would be sorted as a whole; rows of token and item are in order.

CREATE TABLE keys (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE search (token INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (token, seq)) STRICT;
