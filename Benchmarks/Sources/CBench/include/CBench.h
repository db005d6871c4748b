// What must be light or lean on the kernel: the load client, the bare commits, children and what they used.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// MARK: load

/// The requests of one client, in order: `at`, `at + 1`, … up to `end`, then again from `again`; none again where that is `end`.
typedef struct {
  size_t at, end, again;
} bench_slice;

typedef struct {
  /// Client k goes to ports[k % port_count].
  const uint16_t *ports;
  int port_count;
  int clients;
  /// Answers under way when the time is over are waited for up to `grace` seconds.
  double seconds, grace;
  /// Request k is bytes[offsets[k]] up to bytes[offsets[k + 1]].
  const char *bytes;
  const size_t *offsets;
  const bench_slice *slices;
  /// Whether to keep when each answer came.
  int is_kept;
} bench_plan;

typedef struct {
  /// By bench_clock().
  double at;
  /// Milliseconds.
  float took;
  int status;
} bench_answer;

typedef struct {
  /// From the first request to the last answer.
  double seconds;
  /// By status: 2xx and 3xx, 4xx, 5xx; connections lost or never made; answers that did not come in time.
  uint64_t good, refused, failed, broken, unanswered;
  uint64_t bytes;
  /// Milliseconds.
  double median, p99, p999, most;
  /// Processor seconds of the client itself.
  double client;
  /// The first answer that was not good.
  char complaint[400];
  /// Where the plan keeps them, in the order of their coming; the caller frees them.
  bench_answer *kept;
  size_t kept_count;
} bench_load;

/// 0, or an errno where the client itself could not start.
int bench_run_load(const bench_plan *plan, bench_load *load);

/// One request over a connection of its own. The length of the answer, head and body, which the caller frees; -1 if there is none.
ssize_t bench_exchange(uint16_t port, const char *request, size_t length, char **answer);

// MARK: commits

typedef struct {
  /// Statements run once before the clock starts, and those of one transaction, both ended by NULL.
  /// ?1 is the number of the transaction, ?2 the next of `items`.
  const char *const *before, *const *statements;
  const char *const *items;
  size_t item_count;
  /// Rounds of `statements` in one transaction.
  int together;
  /// Stops at whichever comes first; 0 is no limit.
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

/// Writes in WAL with synchronous=FULL, as the product does. 0, or SQLite's code.
int bench_run_commits(const char *path, const bench_writes *writes, bench_commits *commits);

/// Tables and indexes of `from` made anew in `path`. 0, or SQLite's code.
int bench_copy_schema(const char *path, const char *from);

/// The one integer a query answers; -1 where it does not.
int64_t bench_query(const char *path, const char *sql);

/// Reads all columns of all rows over a connection of its own. How many rows; -1 where it cannot.
int64_t bench_scan(const char *path, const char *sql, double *processor_seconds);

/// Hands the first column of each row, as text, to `each`.
void bench_texts(const char *path, const char *sql, void *taker, void (*each)(void *taker, const char *text));

// MARK: province

typedef struct {
  /// How often everything is copied, over so many weeks.
  int64_t count, weeks;
  /// What is still open only from this copy on.
  int64_t open_from;
  /// Seconds since 1970; what was to be said before has been said.
  int64_t now;
} bench_copies;

/// Multiplies the entries and tickets that the product made in the database. 0, or SQLite's code.
int bench_multiply(const char *path, const bench_copies *copies, char complaint[400]);

// MARK: children

typedef struct {
  int status;
  double processor;
  int64_t peak_kilobytes;
} bench_ended;

/// Starts a program that ends with this one. `input` may be NULL; output and errors go to `log`. The pid, or -1.
pid_t bench_start(const char *const *arguments, const char *const *environment, const char *input, const char *log);

/// Waits up to `seconds`, then kills. 0, or -1 where it had to be killed.
int bench_wait(pid_t pid, double seconds, bench_ended *ended);

/// Processor seconds of this process and of the children it has waited for.
double bench_own_processor(void);

/// Monotonic seconds.
double bench_clock(void);

/// Milliseconds at this share of `count` microseconds, which are left sorted.
double bench_share(uint32_t *microseconds, size_t count, double share);

/// A port nobody listens on, below those that outgoing connections take.
uint16_t bench_free_port(void);
