#include "CBench.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

double bench_clock(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

pid_t bench_start(const char *const *arguments, const char *const *environment, const char *input, const char *log) {
  int in = open(input ? input : "/dev/null", O_RDONLY | O_CLOEXEC), out = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  pid_t pid = in < 0 || out < 0 ? -1 : fork();
  if (pid == 0) {
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    dup2(in, 0);
    dup2(out, 1);
    dup2(out, 2);
    execvpe(arguments[0], (char *const *)arguments, (char *const *)environment);
    _exit(127);
  }
  close(in);
  close(out);
  return pid;
}

int bench_wait(pid_t pid, double seconds, bench_ended *ended) {
  memset(ended, 0, sizeof *ended);
  struct rusage usage;
  double until = bench_clock() + seconds;
  int killed = 0;
  while (wait4(pid, &ended->status, killed ? 0 : WNOHANG, &usage) == 0) {
    if (bench_clock() < until) {
      usleep(2000);
    } else {
      kill(pid, SIGKILL);
      killed = -1;
    }
  }
  ended->status = WIFEXITED(ended->status) ? WEXITSTATUS(ended->status) : 128 + WTERMSIG(ended->status);
  ended->processor = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
  ended->peak_kilobytes = usage.ru_maxrss;
  return killed;
}

static double used_by(int who) {
  struct rusage usage;
  getrusage(who, &usage);
  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

double bench_own_processor(void) { return used_by(RUSAGE_SELF) + used_by(RUSAGE_CHILDREN); }

uint16_t bench_free_port(void) {
  static int is_seeded = 0;
  if (!is_seeded) srandom(getpid());
  is_seeded = 1;
  for (int tries = 0; tries < 100; tries++) {
    uint16_t port = 20000 + random() % 12000;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int it = socket(AF_INET, SOCK_STREAM, 0);
    int bound = bind(it, (struct sockaddr *)&address, sizeof address);
    close(it);
    if (bound == 0) return port;
  }
  return 0;
}
