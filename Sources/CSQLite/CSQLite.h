#include <sqlite3.h>

// Swift cannot call variadic functions.

/// No count of the memory in use, which all threads would wait for at each allocation. Before the first connection.
static inline int duban_sqlite_count_no_memory(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

/// A misspelt column in double quotes is an error, not a text.
static inline void duban_sqlite_take_quotes_for_names(sqlite3 *db) {
  sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, (void *)0);
  sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, (void *)0);
}

/// A plan looks at the statement alone. Else one that holds a value against a column of a partial index is made again each
/// time that another value is bound; what is to use such an index says the value in words.
static inline void duban_sqlite_keep_plans(sqlite3 *db) { sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_QPSG, 1, (void *)0); }

/// Has a stretch of a file written to disk, and waits for it, without the file's other parts or the file system's journal.
static inline int duban_write_out(int file, long start, long count) {
  extern int sync_file_range(int, long, long, unsigned);
  return sync_file_range(file, start, count, 7);
}
