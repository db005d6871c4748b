#include "CBench.h"
#include "sha256.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Multiplies the items that the product made: each copy has a new id, number and title, later dates, and a history
// chain of its own. Columns are taken from the schema, so only those that differ are named here.

typedef struct {
  int64_t copy, seconds;
  /// The hash of the last history record of each copied item.
  char (*heads)[65];
} maker;

static uint64_t mixed(uint64_t x) {
  x += 0x9e3779b97f4a7c15;
  x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9;
  x = (x ^ x >> 27) * 0x94d049bb133111eb;
  return x ^ x >> 31;
}

static const char letters[] = "0123456789abcdefghjkmnpqrstvwxyz";

/// The first eleven letters of an id encode its microseconds, without the last bit.
static void later_id(sqlite3_context *context, int count, sqlite3_value **values) {
  maker *maker = sqlite3_user_data(context);
  const char *id = (const char *)sqlite3_value_text(values[0]);
  if (!id || strlen(id) != 24) return sqlite3_result_value(context, values[0]);
  uint64_t stamp = 0;
  for (int k = 0; k < 11; k++) stamp = stamp << 5 | (uint64_t)(strchr(letters, id[k]) - letters);
  stamp += (uint64_t)maker->seconds * 500000;
  char text[25];
  for (int k = 10; k >= 0; k--, stamp >>= 5) text[k] = letters[stamp & 31];
  // Copies within a week differ in one of the random letters.
  memcpy(text + 11, id + 11, 14);
  uint64_t mix = mixed(maker->copy);
  for (int k = 20; k < 24; k++, mix >>= 5) text[k] = letters[mix & 31];
  sqlite3_result_text(context, text, 24, SQLITE_TRANSIENT);
}

/// Instants are the only numbers of ten digits in the JSON.
static void later_json(sqlite3_context *context, int count, sqlite3_value **values) {
  maker *maker = sqlite3_user_data(context);
  const char *text = (const char *)sqlite3_value_text(values[0]);
  if (!text) return sqlite3_result_null(context);
  char *out = malloc(strlen(text) + 1), *at = out;
  for (int quoted = 0; *text;) {
    if (*text == '\\' && quoted && text[1]) {
      *at++ = *text++;
    } else if (*text == '"') {
      quoted = !quoted;
    } else if (!quoted && *text >= '1' && *text <= '9') {
      size_t digits = strspn(text, "0123456789");
      if (digits == 10) at += sprintf(at, "%lld", atoll(text) + (long long)maker->seconds);
      else at = (char *)memcpy(at, text, digits) + digits;
      text += digits;
      continue;
    }
    *at++ = *text++;
  }
  sqlite3_result_text(context, out, at - out, free);
}

static void number(sqlite3_context *context, int count, sqlite3_value **values) {
  maker *maker = sqlite3_user_data(context);
  const char *number = (const char *)sqlite3_value_text(values[0]), *last = number ? strrchr(number, '-') : 0;
  if (!last) return sqlite3_result_value(context, values[0]);
  char text[200];
  int length = snprintf(text, sizeof text, "%.*s-%04lld", (int)(last - number), number, atoll(last + 1) + (long long)maker->copy * sqlite3_value_int64(values[1]));
  sqlite3_result_text(context, text, length, SQLITE_TRANSIENT);
}

static void title(sqlite3_context *context, int count, sqlite3_value **values) {
  static const char *names[] = {"冯", "郑", "何", "周", "吴", "陈", "褚", "卫", "孙", "蒋", "沈", "韩", "朱", "秦", "许", "施"};
  static const char *matters[] = {
      "旧卡注销，新卡未关联账户", "补卡后账户余额划回", "银行户名与参保姓名不一致", "挂失未补卡，本人在外地", "新旧卡余额并入", "转出到外市，余额待转移", "重复参保待核实",
      "异地就医备案未生效", "生育津贴未到账", "门诊慢性病资格到期", "住院费用退单重报", "缴费年限不足补缴", "灵活就业断保续接", "家庭共济绑定失败", "跨省结算扣款有误", "单位欠费影响待遇"};
  static const char *ends[] = {"镇", "街道", "村", "社区", "乡", "小区"};
  maker *maker = sqlite3_user_data(context);
  uint64_t dice = mixed(maker->copy * 1000003 + sqlite3_value_int64(values[0]));
  char text[200], place[16];
  // Some characters are much more frequent than others, as in place names.
  int at = 0;
  for (int k = 0; k < 2; k++) {
    double share = (double)(mixed(dice + k) % 100000) / 100000;
    unsigned code = 0x4e00 + (unsigned)(share * share * share * 6000);
    at += snprintf(place + at, sizeof place - at, "%c%c%c", 0xe0 | code >> 12, 0x80 | (code >> 6 & 63), 0x80 | (code & 63));
  }
  int length = snprintf(
      text, sizeof text, "%s某某 %s，%s%s%s%s", names[dice % 16], matters[dice / 16 % 16], place, ends[dice / 256 % 6],
      dice / 4096 % 3 == 0 ? "（本地）" : dice / 4096 % 3 == 1 ? "（异地）" : "", dice / 65536 % 20000 == 0 ? "鼋鼍" : "");
  sqlite3_result_text(context, text, length, SQLITE_TRANSIENT);
}

static void hashed_details(const unsigned char *salt, const unsigned char *details, char hash[65]) {
  size_t first = strlen((const char *)salt), second = details ? strlen((const char *)details) : 0;
  uint8_t *bytes = malloc(first + second + 1);
  memcpy(bytes, salt, first);
  bytes[first] = '\n';
  if (details) memcpy(bytes + first + 1, details, second);
  sha256_hex(bytes, first + second + 1, hash);
  free(bytes);
}

static void digest(sqlite3_context *context, int count, sqlite3_value **values) {
  char hash[65];
  hashed_details(sqlite3_value_text(values[0]), sqlite3_value_text(values[1]), hash);
  sqlite3_result_text(context, hash, 64, SQLITE_TRANSIENT);
}

/// Hashes a history record. Arguments: the index of the item, then the values in the order of the chain, the second
/// being the count; the previous hash is the one this function returned last for that index.
static void chained(sqlite3_context *context, int count, sqlite3_value **values) {
  maker *maker = sqlite3_user_data(context);
  char *head = maker->heads[sqlite3_value_int64(values[0])];
  if (sqlite3_value_int64(values[2]) == 1) head[0] = 0;
  uint8_t bytes[2000];
  int at = snprintf((char *)bytes, sizeof bytes, "%zu:%s", strlen(head), head);
  for (int k = 1; k < count; k++) {
    const char *part = (const char *)sqlite3_value_text(values[k]);
    at += snprintf((char *)bytes + at, sizeof bytes - at, ",%zu:%s", part ? strlen(part) : 0, part ? part : "");
    if (at >= (int)sizeof bytes) return sqlite3_result_error(context, "a row too long to be chained", -1);
  }
  sha256_hex(bytes, at, head);
  sqlite3_result_text(context, head, 64, SQLITE_TRANSIENT);
}

static void head(sqlite3_context *context, int count, sqlite3_value **values) {
  maker *maker = sqlite3_user_data(context);
  sqlite3_result_text(context, maker->heads[sqlite3_value_int64(values[0])], 64, SQLITE_TRANSIENT);
}

static void later(sqlite3_context *context, int count, sqlite3_value **values) {
  maker *maker = sqlite3_user_data(context);
  int64_t at = sqlite3_value_int64(values[0]);
  if (sqlite3_value_type(values[0]) == SQLITE_NULL || at >= 253402300799) return sqlite3_result_value(context, values[0]);
  sqlite3_result_int64(context, at + maker->seconds);
}

static void later_day(sqlite3_context *context, int count, sqlite3_value **values) {
  maker *maker = sqlite3_user_data(context);
  if (sqlite3_value_type(values[0]) == SQLITE_NULL) return sqlite3_result_null(context);
  sqlite3_result_int64(context, sqlite3_value_int64(values[0]) + maker->seconds / 86400);
}

typedef struct {
  const char *column, *value;
} changed;

/// Prepares an INSERT of all columns of a table: those named in `changes` computed, the others copied from `base`.
static sqlite3_stmt *copying(sqlite3 *database, const char *table, const changed *changes, const char *rest) {
  char columns[4000] = "", values[8000] = "", sql[13000];
  sqlite3_stmt *info = 0, *statement = 0;
  snprintf(sql, sizeof sql, "SELECT name FROM pragma_table_info('%s')", table);
  if (sqlite3_prepare_v2(database, sql, -1, &info, 0)) return 0;
  while (sqlite3_step(info) == SQLITE_ROW) {
    const char *name = (const char *)sqlite3_column_text(info, 0), *value = 0;
    for (const changed *change = changes; change->column; change++)
      if (strcmp(change->column, name) == 0) value = change->value;
    if (columns[0]) strcat(columns, ", "), strcat(values, ", ");
    strcat(columns, name);
    if (!value) strcat(values, "b."), strcat(values, name);
    else strcat(values, value);
  }
  sqlite3_finalize(info);
  snprintf(sql, sizeof sql, "INSERT INTO %s (%s) SELECT %s FROM base_%s b %s", table, columns, values, table, rest);
  sqlite3_prepare_v2(database, sql, -1, &statement, 0);
  return statement;
}

static const char *const before[] = {
    "PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "PRAGMA cache_size = -3000000", "PRAGMA temp_store = MEMORY",
    "CREATE TEMP TABLE indexes AS SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('items', 'history', 'parties', 'messages')",
    "CREATE TEMP TABLE base_items AS SELECT row_number() OVER (ORDER BY seq) - 1 AS place, count(*) OVER (PARTITION BY initiative, kind) AS together, i.* "
    "FROM items i WHERE kind IN ('ledger-entry', 'hotline-ticket') AND parent IS NULL ORDER BY seq",
    "CREATE TEMP TABLE base_history AS SELECT b.place, b.is_done, b.title, h.* FROM base_items b JOIN history h ON h.item = b.id ORDER BY b.place, h.count",
    "CREATE TEMP TABLE base_parties AS SELECT b.is_done, p.* FROM base_items b JOIN parties p ON p.item = b.id ORDER BY b.place, p.place",
    "CREATE TEMP TABLE base_messages AS SELECT b.is_done, m.* FROM base_items b JOIN messages m ON m.item = b.id ORDER BY b.place", 0};

static const changed item_changes[] = {
    {"seq", "NULL"}, {"id", "later_id(b.id)"}, {"number", "later_number(b.number, b.together)"}, {"title", "later_title(b.place)"},
    {"registered_at", "later(b.registered_at)"}, {"closed_at", "later(b.closed_at)"}, {"start_day", "later_day(b.start_day)"}, {"sort_at", "later(b.sort_at)"},
    {"late_at", "later(b.late_at)"}, {"timer_at", "later(b.timer_at)"}, {"body", "later_json(b.body)"},
    // Reminders due in the past have been sent.
    {"remind_at", "CASE WHEN later(b.remind_at) >= ?2 THEN later(b.remind_at) END"},
    {"reminders", "CASE WHEN later(b.remind_at) >= ?2 THEN later_json(b.reminders) END"}, {"history_head", "head(b.place)"}, {0, 0}};

#define DETAILS "replace(later_json(b.details), b.title, later_title(b.place))"
static const changed history_changes[] = {
    {"seq", "NULL"}, {"item", "later_id(b.item)"}, {"at", "later(b.at)"}, {"limit_at", "later(b.limit_at)"}, {"details", DETAILS},
    {"digest", "salted(b.salt, " DETAILS ")"},
    {"hash",
     "chained(b.place, later_id(b.item), b.count, later(b.at), b.person, b.absent, b.via, b.act, b.from_state, b.to_state, b.round, later(b.limit_at), "
     "b.late_by, salted(b.salt, " DETAILS "))"},
    {0, 0}};

static const changed party_changes[] = {{"item", "later_id(b.item)"}, {0, 0}};
static const changed message_changes[] = {
    {"item", "later_id(b.item)"}, {"key", "replace(b.key, b.item, later_id(b.item))"}, {"due_at", "later(b.due_at)"},
    // Messages due in the past have been sent.
    {"state", "CASE WHEN b.state = 'pending' AND later(b.due_at) < ?2 THEN 'folded' ELSE b.state END"}, {0, 0}};

static int ran(sqlite3 *database, const char *sql) { return sqlite3_exec(database, sql, 0, 0, 0); }

/// Runs the statements that a query returns, after the query has ended, since an index in use cannot be dropped.
static int ran_all(sqlite3 *database, const char *query) {
  sqlite3_stmt *statement = 0;
  char *sql = 0;
  int code = sqlite3_prepare_v2(database, query, -1, &statement, 0);
  if (code == 0 && sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_text(statement, 0)) sql = strdup((const char *)sqlite3_column_text(statement, 0));
  sqlite3_finalize(statement);
  if (code == 0) code = sql ? ran(database, sql) : SQLITE_ERROR;
  free(sql);
  return code;
}

/// A checkpoint over all hashes in row order, as the product writes each minute.
static int noted(sqlite3 *database, int64_t now) {
  sqlite3_stmt *rows = 0, *note = 0;
  uint8_t both[129] = "";
  char root[65] = "";
  int64_t count = 0, last = 0;
  int code = ran(database, "DELETE FROM checkpoints");
  if (code == 0) code = sqlite3_prepare_v2(database, "SELECT seq, hash FROM history ORDER BY seq", -1, &rows, 0);
  while (code == 0 && sqlite3_step(rows) == SQLITE_ROW) {
    last = sqlite3_column_int64(rows, 0);
    size_t length = strlen(root);
    memcpy(both, root, length);
    memcpy(both + length, sqlite3_column_text(rows, 1), 64);
    sha256_hex(both, length + 64, root);
    count++;
  }
  sqlite3_finalize(rows);
  if (code == 0) code = sqlite3_prepare_v2(database, "INSERT INTO checkpoints (at, seq, count, root) VALUES (?, ?, ?, ?)", -1, &note, 0);
  if (code == 0) {
    sqlite3_bind_int64(note, 1, now);
    sqlite3_bind_int64(note, 2, last);
    sqlite3_bind_int64(note, 3, count);
    sqlite3_bind_text(note, 4, root, -1, SQLITE_STATIC);
    code = sqlite3_step(note) == SQLITE_DONE ? 0 : sqlite3_errcode(database);
  }
  sqlite3_finalize(note);
  return code;
}

static int64_t asked(sqlite3 *database, const char *sql) {
  sqlite3_stmt *statement = 0;
  int64_t answer = -1;
  if (sqlite3_prepare_v2(database, sql, -1, &statement, 0) == 0 && sqlite3_step(statement) == SQLITE_ROW) answer = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  return answer;
}

int bench_multiply(const char *path, const bench_copies *copies, char complaint[400]) {
  sqlite3 *database;
  maker maker = {0};
  int code = sqlite3_open(path, &database);
  static const struct {
    const char *name;
    int count;
    void (*function)(sqlite3_context *, int, sqlite3_value **);
  } functions[] = {{"later_id", 1, later_id}, {"later_json", 1, later_json}, {"later_number", 2, number}, {"later_title", 1, title}, {"salted", 2, digest},
                   {"chained", 14, chained}, {"head", 1, head}, {"later", 1, later}, {"later_day", 1, later_day}};
  for (size_t k = 0; code == 0 && k < sizeof functions / sizeof *functions; k++)
    code = sqlite3_create_function(database, functions[k].name, functions[k].count, SQLITE_UTF8, &maker, functions[k].function, 0, 0);
  for (const char *const *sql = before; code == 0 && *sql; sql++) code = ran(database, *sql);
  if (code == 0) code = ran_all(database, "SELECT group_concat('DROP INDEX ' || name, '; ') FROM indexes");
  maker.heads = calloc(asked(database, "SELECT count(*) FROM base_items") + 1, sizeof *maker.heads);
  static const char some[] = "WHERE (b.is_done = 1 OR ?1)";
  sqlite3_stmt *statements[4] = {0};
  if (code == 0) {
    statements[0] = copying(database, "history", history_changes, some);
    statements[1] = copying(database, "items", item_changes, some);
    statements[2] = copying(database, "parties", party_changes, some);
    statements[3] = copying(database, "messages", message_changes, some);
    for (int k = 0; k < 4; k++) if (!statements[k]) code = SQLITE_ERROR;
  }
  if (code == 0) code = ran(database, "BEGIN");
  for (maker.copy = 1; code == 0 && maker.copy <= copies->count; maker.copy++) {
    maker.seconds = maker.copy * copies->weeks / copies->count * 7 * 86400;
    for (int k = 0; code == 0 && k < 4; k++) {
      sqlite3_bind_int(statements[k], 1, maker.copy >= copies->open_from);
      if (k == 1 || k == 3) sqlite3_bind_int64(statements[k], 2, copies->now);
      sqlite3_step(statements[k]);
      code = sqlite3_reset(statements[k]);
    }
  }
  for (int k = 0; k < 4; k++) sqlite3_finalize(statements[k]);
  char sql[300];
  snprintf(sql, sizeof sql, "UPDATE counters SET value = value * %lld WHERE kind IN ('ledger-entry', 'hotline-ticket')", (long long)copies->count + 1);
  if (code == 0) code = ran(database, sql);
  snprintf(sql, sizeof sql, "UPDATE items SET remind_at = NULL, reminders = NULL WHERE remind_at < %lld", (long long)copies->now);
  if (code == 0) code = ran(database, sql);
  snprintf(sql, sizeof sql, "UPDATE messages SET state = 'folded' WHERE state = 'pending' AND due_at < %lld", (long long)copies->now);
  if (code == 0) code = ran(database, sql);
  if (code == 0) code = noted(database, copies->now);
  if (code == 0) code = ran(database, "COMMIT");
  if (code == 0) code = ran_all(database, "SELECT group_concat(sql, '; ') FROM indexes");
  if (code) snprintf(complaint, 400, "%s", sqlite3_errmsg(database));
  if (code == 0) code = ran(database, "PRAGMA journal_mode = WAL");
  free(maker.heads);
  sqlite3_close(database);
  return code;
}
