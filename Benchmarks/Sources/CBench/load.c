#include "CBench.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

// One thread with one epoll: the client shares the machine with the server, so it must be cheap. Keep-alive, one
// request at a time for each client; only responses with Content-Length.

typedef struct {
  int socket;
  bench_slice slice;
  size_t sent;
  double since;
  char head[8192];
  size_t headed;
  /// The remaining bytes of a body; -1 while the head is read.
  ssize_t left;
  int status;
  bool is_waiting;
} client;

typedef struct {
  const bench_plan *plan;
  bench_load *load;
  client *clients;
  uint32_t *times;
  size_t timed, room, kept_room;
  int epoll, waiting;
} run;

static int connected(uint16_t port) {
  int it = socket(AF_INET, SOCK_STREAM, 0);
  if (it < 0) return -1;
  int yes = 1;
  setsockopt(it, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  if (connect(it, (struct sockaddr *)&address, sizeof address) == 0) return it;
  close(it);
  return -1;
}

static void lose(run *run, client *client) {
  if (client->socket < 0) return;
  run->load->broken++;
  if (client->is_waiting) run->waiting--;
  client->is_waiting = false;
  close(client->socket);
  client->socket = -1;
}

static void send_on(run *run, client *client) {
  const bench_plan *plan = run->plan;
  const char *request = plan->bytes + plan->offsets[client->slice.at];
  size_t length = plan->offsets[client->slice.at + 1] - plan->offsets[client->slice.at];
  while (client->sent < length) {
    ssize_t sent = send(client->socket, request + client->sent, length - client->sent, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent < 0 && errno == EAGAIN) break;
    if (sent < 0) return lose(run, client);
    client->sent += sent;
  }
  struct epoll_event event = {.events = client->sent < length ? EPOLLIN | EPOLLOUT : EPOLLIN, .data.ptr = client};
  epoll_ctl(run->epoll, EPOLL_CTL_MOD, client->socket, &event);
}

static void begin(run *run, client *client) {
  client->sent = 0;
  client->headed = 0;
  client->left = -1;
  client->since = bench_clock();
  client->is_waiting = true;
  run->waiting++;
  send_on(run, client);
}

static void note(run *run, client *client) {
  bench_load *load = run->load;
  if (client->status < 400) load->good++;
  else if (client->status < 500) load->refused++;
  else load->failed++;
  if (run->timed == run->room) run->times = realloc(run->times, (run->room = run->room * 2 + 1024) * sizeof *run->times);
  double now = bench_clock();
  run->times[run->timed++] = (now - client->since) * 1e6;
  if (run->plan->is_kept) {
    if (load->kept_count == run->kept_room) load->kept = realloc(load->kept, (run->kept_room = run->kept_room * 2 + 1024) * sizeof *load->kept);
    load->kept[load->kept_count++] = (bench_answer){.at = now, .took = (now - client->since) * 1e3, .status = client->status};
  }
  if (++client->slice.at == client->slice.end) client->slice.at = client->slice.again;
  client->is_waiting = false;
  run->waiting--;
}

/// The length of the body once the head is complete; -1 before.
static ssize_t read_head(client *client, size_t *headLength) {
  char *end = memmem(client->head, client->headed, "\r\n\r\n", 4);
  if (!end) return -1;
  *headLength = end + 4 - client->head;
  client->status = atoi(client->head + 9);
  *end = 0;
  for (char *line = strstr(client->head, "\r\n"); line; line = strstr(line + 2, "\r\n"))
    if (strncasecmp(line + 2, "content-length:", 15) == 0) return atol(line + 17);
  return client->status == 204 || client->status == 304 ? 0 : -2;
}

static void receive(run *run, client *client) {
  static char buffer[1 << 18];
  ssize_t got = recv(client->socket, buffer, sizeof buffer, MSG_DONTWAIT);
  if (got < 0 && errno == EAGAIN) return;
  if (got <= 0) return lose(run, client);
  run->load->bytes += got;
  if (client->left < 0) {
    size_t before = client->headed, taken = (size_t)got < sizeof client->head - 1 - before ? (size_t)got : sizeof client->head - 1 - before;
    memcpy(client->head + before, buffer, taken);
    client->headed += taken;
    client->head[client->headed] = 0;
    size_t head = 0;
    ssize_t body = read_head(client, &head);
    if (body == -2 || (body == -1 && client->headed == sizeof client->head - 1)) return lose(run, client);
    if (body == -1) return;
    if (client->status >= 400 && !run->load->complaint[0])
      snprintf(run->load->complaint, sizeof run->load->complaint, "%d %s", client->status, client->head + head);
    client->left = body - (got - (head - before));
  } else {
    client->left -= got;
  }
  if (client->left < 0) return lose(run, client);
  if (client->left == 0) note(run, client);
}

static double processor(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

int bench_run_load(const bench_plan *plan, bench_load *load) {
  memset(load, 0, sizeof *load);
  run run = {.plan = plan, .load = load, .clients = calloc(plan->clients, sizeof(client)), .epoll = epoll_create1(0)};
  if (!run.clients || run.epoll < 0) return errno;
  for (int k = 0; k < plan->clients; k++) {
    client *client = &run.clients[k];
    client->slice = plan->slices[k];
    client->socket = connected(plan->ports[k % plan->port_count]);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = client};
    if (client->socket < 0) load->broken++;
    else epoll_ctl(run.epoll, EPOLL_CTL_ADD, client->socket, &event);
  }
  double start = bench_clock(), last = start, used = processor();
  for (int k = 0; k < plan->clients; k++)
    if (run.clients[k].socket >= 0) begin(&run, &run.clients[k]);
  struct epoll_event events[256];
  while (run.waiting > 0 && bench_clock() - start < plan->seconds + plan->grace) {
    int count = epoll_wait(run.epoll, events, 256, 100);
    for (int k = 0; k < count; k++) {
      client *client = events[k].data.ptr;
      if (client->socket >= 0 && events[k].events & EPOLLOUT) send_on(&run, client);
      if (client->socket < 0 || !(events[k].events & ~EPOLLOUT)) continue;
      receive(&run, client);
      if (client->socket < 0 || client->is_waiting) continue;
      last = bench_clock();
      if (last - start < plan->seconds && client->slice.at < client->slice.end) begin(&run, client);
    }
  }
  load->client = processor() - used;
  load->seconds = last - start;
  load->unanswered = run.waiting;
  load->median = bench_share(run.times, run.timed, 0.5);
  load->p99 = bench_share(run.times, run.timed, 0.99);
  load->p999 = bench_share(run.times, run.timed, 0.999);
  load->most = bench_share(run.times, run.timed, 1);
  for (int k = 0; k < plan->clients; k++)
    if (run.clients[k].socket >= 0) close(run.clients[k].socket);
  close(run.epoll);
  free(run.clients);
  free(run.times);
  return 0;
}

ssize_t bench_exchange(uint16_t port, const char *request, size_t length, char **answer) {
  int it = connected(port);
  if (it < 0) return -1;
  struct timeval limit = {.tv_sec = 60};
  setsockopt(it, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  size_t room = 1 << 16, got = 0;
  *answer = malloc(room);
  ssize_t part = send(it, request, length, MSG_NOSIGNAL);
  // The request says `Connection: close`, so the response ends with the connection.
  while (part > 0 && (part = recv(it, *answer + got, room - got, 0)) > 0)
    if ((got += part) == room) *answer = realloc(*answer, room *= 2);
  close(it);
  return part < 0 ? (free(*answer), -1) : (ssize_t)got;
}

static int ascending(const void *a, const void *b) { return (*(uint32_t *)a > *(uint32_t *)b) - (*(uint32_t *)a < *(uint32_t *)b); }

double bench_share(uint32_t *microseconds, size_t count, double share) {
  if (count == 0) return 0;
  qsort(microseconds, count, sizeof *microseconds, ascending);
  size_t place = share * count;
  return microseconds[place < count ? place : count - 1] / 1000.0;
}
