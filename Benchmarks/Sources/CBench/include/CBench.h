// The parts that must be cheap or close to the kernel: the load client, plain commits, child processes and their use
// of resources.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// MARK: load

/// The requests of one client, in order: from `at` to before `end`, then repeated from `again`; not repeated if that
/// is `end`.
typedef struct {
  size_t at, end, again;
} bench_slice;

typedef struct {
  /// Client k uses ports[k % port_count].
  const uint16_t *ports;
  int port_count;
  int clients;
  /// When the time is over, responses under way are awaited for up to `grace` seconds.
  double seconds, grace;
  /// Request k is bytes[offsets[k]] up to bytes[offsets[k + 1]].
  const char *bytes;
  const size_t *offsets;
  const bench_slice *slices;
  /// Whether to record each response.
  int is_kept;
} bench_plan;

typedef struct {
  /// The time of arrival by bench_clock().
  double at;
  /// The duration in milliseconds.
  float took;
  int status;
} bench_answer;

typedef struct {
  /// Seconds from the first request to the last response.
  double seconds;
  /// Counts: 2xx and 3xx; 4xx; 5xx; connections lost or never made; responses that did not arrive in time.
  uint64_t good, refused, failed, broken, unanswered;
  uint64_t bytes;
  /// Milliseconds.
  double median, p99, p999, most;
  /// Processor seconds of the client itself.
  double client;
  /// The first response that was an error.
  char complaint[400];
  /// The responses in order of arrival, if the plan records them; the caller frees them.
  bench_answer *kept;
  size_t kept_count;
} bench_load;

/// Runs the load. Returns 0, or an errno if the client could not start.
int bench_run_load(const bench_plan *plan, bench_load *load);

/// Sends one request over a connection of its own. Returns the length of the response, head and body, which the
/// caller frees; -1 if there is none.
ssize_t bench_exchange(uint16_t port, const char *request, size_t length, char **answer);

// MARK: commits

typedef struct {
  /// `before`: statements run once before the measurement; `statements`: those of one transaction. Both end with NULL.
  /// ?1 is the number of the transaction, ?2 the next of `items`.
  const char *const *before, *const *statements;
  const char *const *items;
  size_t item_count;
  /// The number of rounds of `statements` in one transaction.
  int together;
  /// Stops at the first of the two limits; 0 is no limit.
  double seconds;
  uint64_t rounds;
} bench_writes;

typedef struct {
  double seconds;
  uint64_t rounds, commits;
  /// Milliseconds of a commit.
  double median, p99;
  char complaint[400];
} bench_commits;

/// Writes in WAL mode with synchronous=FULL, like the product. Returns 0 or SQLite's code.
int bench_run_commits(const char *path, const bench_writes *writes, bench_commits *commits);

/// Creates the tables and indexes of `from` in `path`. Returns 0 or SQLite's code.
int bench_copy_schema(const char *path, const char *from);

/// The integer that a query returns; -1 if it fails.
int64_t bench_query(const char *path, const char *sql);

/// Reads all columns of all rows over a connection of its own. Returns the number of rows; -1 on failure.
int64_t bench_scan(const char *path, const char *sql, double *processor_seconds);

/// Calls `each` with the first column of each row as text.
void bench_texts(const char *path, const char *sql, void *taker, void (*each)(void *taker, const char *text));

// MARK: province

typedef struct {
  /// The number of copies, and the weeks over which they are distributed.
  int64_t count, weeks;
  /// The first copy that includes open items.
  int64_t open_from;
  /// Seconds since 1970; messages due before it count as sent.
  int64_t now;
} bench_copies;

/// Multiplies the entries and tickets in the database. Returns 0 or SQLite's code.
int bench_multiply(const char *path, const bench_copies *copies, char complaint[400]);

// MARK: children

typedef struct {
  int status;
  double processor;
  int64_t peak_kilobytes;
} bench_ended;

/// Starts a program that ends with this one. `input` may be NULL; output and errors go to `log`. Returns the pid or
/// -1.
pid_t bench_start(const char *const *arguments, const char *const *environment, const char *input, const char *log);

/// Waits up to `seconds`, then kills. Returns 0, or -1 if it was killed.
int bench_wait(pid_t pid, double seconds, bench_ended *ended);

/// Processor seconds of this process and of the children it has waited for.
double bench_own_processor(void);

/// Monotonic seconds.
double bench_clock(void);

/// The percentile `share` of `count` durations, converted from microseconds to milliseconds; sorts the array.
double bench_share(uint32_t *microseconds, size_t count, double share);

/// A free port below the range of outgoing connections.
uint16_t bench_free_port(void);
