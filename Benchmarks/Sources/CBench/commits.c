#include "CBench.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int opened(const char *path, sqlite3 **database) {
  int code = sqlite3_open(path, database);
  if (code) return code;
  sqlite3_busy_timeout(*database, 5000);
  return sqlite3_exec(*database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY", 0, 0, 0);
}

/// Checks synchronous=FULL; without it the comparison is meaningless.
static int is_full(sqlite3 *database) {
  sqlite3_stmt *statement;
  int full = 0;
  if (sqlite3_prepare_v2(database, "SELECT synchronous = 2 AND journal_mode = 'wal' FROM pragma_synchronous, pragma_journal_mode", -1, &statement, 0)) return 0;
  if (sqlite3_step(statement) == SQLITE_ROW) full = sqlite3_column_int(statement, 0);
  sqlite3_finalize(statement);
  return full;
}

int bench_run_commits(const char *path, const bench_writes *writes, bench_commits *commits) {
  memset(commits, 0, sizeof *commits);
  sqlite3 *database;
  sqlite3_stmt *statements[16], *begin = 0, *commit = 0;
  int count = 0, code = opened(path, &database);
  size_t room = 0, timed = 0;
  uint32_t *times = 0;
  if (code == 0 && !is_full(database)) code = SQLITE_MISUSE;
  for (const char *const *sql = writes->before; code == 0 && *sql; sql++) code = sqlite3_exec(database, *sql, 0, 0, 0);
  for (const char *const *sql = writes->statements; code == 0 && *sql && count < 16; sql++) code = sqlite3_prepare_v2(database, *sql, -1, &statements[count++], 0);
  if (code == 0) code = sqlite3_prepare_v2(database, "BEGIN IMMEDIATE", -1, &begin, 0);
  if (code == 0) code = sqlite3_prepare_v2(database, "COMMIT", -1, &commit, 0);
  // A single statement commits by itself, which is cheapest for SQLite.
  int is_bare = count == 1 && writes->together == 1;
  double start = bench_clock(), last = start;
  while (code == 0 && (writes->seconds == 0 || last - start < writes->seconds) && (writes->rounds == 0 || commits->rounds < writes->rounds)) {
    if (!is_bare && sqlite3_step(begin) != SQLITE_DONE) code = sqlite3_reset(begin);
    sqlite3_reset(begin);
    for (int round = 0; code == 0 && round < writes->together && (writes->rounds == 0 || commits->rounds < writes->rounds); round++) {
      commits->rounds++;
      for (int k = 0; code == 0 && k < count; k++) {
        if (sqlite3_bind_parameter_count(statements[k]) > 0) sqlite3_bind_int64(statements[k], 1, commits->rounds);
        if (sqlite3_bind_parameter_count(statements[k]) > 1)
          sqlite3_bind_text(statements[k], 2, writes->items[commits->rounds % writes->item_count], -1, SQLITE_STATIC);
        sqlite3_step(statements[k]);
        code = sqlite3_reset(statements[k]);
      }
    }
    if (!is_bare && code == 0) {
      sqlite3_step(commit);
      code = sqlite3_reset(commit);
    }
    commits->commits++;
    double now = bench_clock();
    if (timed == room) times = realloc(times, (room = room * 2 + 1024) * sizeof *times);
    times[timed++] = (now - last) * 1e6;
    last = now;
  }
  commits->seconds = last - start;
  commits->median = bench_share(times, timed, 0.5);
  commits->p99 = bench_share(times, timed, 0.99);
  free(times);
  if (code) snprintf(commits->complaint, sizeof commits->complaint, "%s", code == SQLITE_MISUSE ? "not WAL at synchronous=FULL" : sqlite3_errmsg(database));
  for (int k = 0; k < count; k++) sqlite3_finalize(statements[k]);
  sqlite3_finalize(begin);
  sqlite3_finalize(commit);
  sqlite3_close(database);
  return code;
}

int bench_copy_schema(const char *path, const char *from) {
  sqlite3 *database, *source;
  sqlite3_stmt *statement = 0;
  int code = opened(path, &database);
  if (code == 0) code = sqlite3_open_v2(from, &source, SQLITE_OPEN_READONLY, 0);
  if (code == 0)
    code = sqlite3_prepare_v2(source, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%' ORDER BY type = 'table' DESC, rowid", -1, &statement, 0);
  while (code == 0 && sqlite3_step(statement) == SQLITE_ROW) code = sqlite3_exec(database, (const char *)sqlite3_column_text(statement, 0), 0, 0, 0);
  sqlite3_finalize(statement);
  sqlite3_close(source);
  sqlite3_close(database);
  return code;
}

int64_t bench_query(const char *path, const char *sql) {
  sqlite3 *database;
  sqlite3_stmt *statement = 0;
  int64_t answer = -1;
  if (sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, 0) == 0 && sqlite3_prepare_v2(database, sql, -1, &statement, 0) == 0
      && sqlite3_step(statement) == SQLITE_ROW)
    answer = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  sqlite3_close(database);
  return answer;
}

static double thread_processor(void) {
  struct timespec used;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
  return used.tv_sec + used.tv_nsec / 1e9;
}

int64_t bench_scan(const char *path, const char *sql, double *processor_seconds) {
  sqlite3 *database;
  sqlite3_stmt *statement = 0;
  int64_t rows = 0, bytes = 0;
  int code = sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, 0);
  if (code == 0) code = sqlite3_exec(database, "SELECT count(*) FROM sqlite_schema", 0, 0, 0);
  double start = thread_processor();
  if (code == 0) code = sqlite3_prepare_v2(database, sql, -1, &statement, 0);
  while (code == 0 && (code = sqlite3_step(statement)) == SQLITE_ROW) {
    code = 0;
    rows++;
    for (int k = 0; k < sqlite3_column_count(statement); k++)
      if (sqlite3_column_text(statement, k)) bytes += sqlite3_column_bytes(statement, k);
  }
  *processor_seconds = thread_processor() - start;
  sqlite3_finalize(statement);
  sqlite3_close(database);
  return code == SQLITE_DONE && bytes >= 0 ? rows : -1;
}

void bench_texts(const char *path, const char *sql, void *taker, void (*each)(void *taker, const char *text)) {
  sqlite3 *database;
  sqlite3_stmt *statement = 0;
  if (sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, 0) == 0 && sqlite3_prepare_v2(database, sql, -1, &statement, 0) == 0)
    while (sqlite3_step(statement) == SQLITE_ROW) each(taker, (const char *)sqlite3_column_text(statement, 0));
  sqlite3_finalize(statement);
  sqlite3_close(database);
}
