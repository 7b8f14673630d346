/*
 * Loaded before the C library into one process (LD_PRELOAD): writes down, in the order they happened, every operation
 * that changes the disk under one folder, and fails chosen ones. disk-log.ts reads what this writes.
 *
 *   RECORDER_ROOT   folder that is watched
 *   RECORDER_LOG    file the operations are written to; without it nothing is written down
 *   RECORDER_MARKS  what the process writes to this file becomes a mark between the operations; a text that begins with
 *                   "FAIL" sets which operation is to fail
 *   RECORDER_COUNT  file in which two numbers stand: changes and syncs since the last "FAIL"
 *
 * Not seen: writing through mmap (SQLite does so only to the index of its log, which it makes anew after a cut).
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_FILES 65536
enum { NOT_WATCHED, WATCHED, MARKS };

static unsigned char watched[MOST_FILES];
static char root[PATH_MAX], marks[PATH_MAX];
static size_t root_length;
static int log_file = -1;
static uint64_t no_counts[2], *counts = no_counts;
/* 'w' or 's', which one, what it says, and whether all after it fail too. */
static char fail_kind;
static uint64_t fail_at;
static int fail_code, fail_lasts;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static int (*real_open)(const char *, int, ...);
static int (*real_openat)(int, const char *, int, ...);
static int (*real_close)(int);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_writev)(int, const struct iovec *, int);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_pwritev)(int, const struct iovec *, int, off_t);
static int (*real_ftruncate)(int, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_rename)(const char *, const char *);
static int (*real_link)(const char *, const char *);
static int (*real_unlink)(const char *);
static int (*real_unlinkat)(int, const char *, int);
static int (*real_mkdir)(const char *, mode_t);
static int (*real_rmdir)(const char *);
static ssize_t (*real_sendfile)(int, int, off_t *, size_t);
static long (*real_syscall)(long, ...);

static void *find(const char *name) { return dlsym(RTLD_NEXT, name); }

__attribute__((constructor)) static void start(void) {
  real_open = find("open64");
  real_openat = find("openat64");
  real_close = find("close");
  real_write = find("write");
  real_writev = find("writev");
  real_pwrite = find("pwrite64");
  real_pwritev = find("pwritev64");
  real_ftruncate = find("ftruncate64");
  real_fsync = find("fsync");
  real_fdatasync = find("fdatasync");
  real_rename = find("rename");
  real_link = find("link");
  real_unlink = find("unlink");
  real_unlinkat = find("unlinkat");
  real_mkdir = find("mkdir");
  real_rmdir = find("rmdir");
  real_sendfile = find("sendfile64");
  real_syscall = find("syscall");
  const char *folder = getenv("RECORDER_ROOT"), *file = getenv("RECORDER_LOG");
  const char *marks_file = getenv("RECORDER_MARKS"), *count_file = getenv("RECORDER_COUNT");
  if (folder) snprintf(root, sizeof root, "%s", folder);
  if (marks_file) snprintf(marks, sizeof marks, "%s", marks_file);
  root_length = strlen(root);
  if (file) log_file = real_open(file, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
  if (count_file) {
    int counting = real_open(count_file, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (counting >= 0 && real_ftruncate(counting, sizeof no_counts) == 0) {
      void *shared = mmap(NULL, sizeof no_counts, PROT_READ | PROT_WRITE, MAP_SHARED, counting, 0);
      if (shared != MAP_FAILED) counts = shared;
    }
  }
  /* Processes that this one starts are not watched. */
  unsetenv("LD_PRELOAD");
}

static int is_under_root(const char *path) {
  return root_length > 0 && strncmp(path, root, root_length) == 0 &&
         (path[root_length] == '/' || path[root_length] == 0);
}

static int is_watched(int fd) { return fd >= 0 && fd < MOST_FILES && watched[fd] == WATCHED; }

/* One record: kind, number (file or flags), offset or length, size of what follows. */
static void record(char kind, int number, int64_t position, const void *data, size_t size) {
  if (log_file < 0) return;
  unsigned char head[17];
  int32_t file = number;
  uint32_t length = (uint32_t)size;
  head[0] = (unsigned char)kind;
  memcpy(head + 1, &file, 4);
  memcpy(head + 5, &position, 8);
  memcpy(head + 13, &length, 4);
  struct iovec parts[2] = {{head, sizeof head}, {(void *)data, size}};
  if (real_writev(log_file, parts, 2) != (ssize_t)(sizeof head + size)) abort();
}

static void record_paths(char kind, const char *first, const char *second) {
  char both[2 * PATH_MAX + 1];
  int length = second ? snprintf(both, sizeof both, "%s%c%s", first, 0, second)
                      : snprintf(both, sizeof both, "%s", first);
  record(kind, 0, 0, both, (size_t)length);
}

/* Whether this operation is the one that is to fail; says so in errno. */
static int fails(char kind) {
  uint64_t now = ++counts[kind == 's'];
  if (fail_kind != kind || (fail_lasts ? now < fail_at : now != fail_at)) return 0;
  errno = fail_code;
  return 1;
}

static void read_mark(const char *text, size_t size) {
  char line[64];
  unsigned long long at;
  if (size < 4 || memcmp(text, "FAIL", 4) != 0) {
    record('M', 0, 0, text, size);
    return;
  }
  snprintf(line, sizeof line, "%.*s", (int)size, text);
  fail_kind = 0;
  if (sscanf(line, "FAIL %c %llu %d %d", &fail_kind, &at, &fail_code, &fail_lasts) == 4) fail_at = at;
  counts[0] = counts[1] = 0;
}

static int opened(const char *path, int flags, int existed, int fd) {
  if (fd < 0 || fd >= MOST_FILES) return fd;
  if (marks[0] && strcmp(path, marks) == 0) watched[fd] = MARKS;
  else if (is_under_root(path)) {
    watched[fd] = WATCHED;
    record('O', fd, (existed ? 0 : 1) | (flags & O_TRUNC ? 2 : 0), path, strlen(path));
  }
  return fd;
}

static int open_at(int folder, const char *path, int flags, mode_t mode) {
  char whole[PATH_MAX];
  if (path[0] != '/' && folder != AT_FDCWD) {
    char name[64], base[PATH_MAX];
    snprintf(name, sizeof name, "/proc/self/fd/%d", folder);
    ssize_t length = readlink(name, base, sizeof base - 1);
    base[length < 0 ? 0 : length] = 0;
    if (snprintf(whole, sizeof whole, "%s/%s", base, path) >= (int)sizeof whole) return -1;
  } else snprintf(whole, sizeof whole, "%s", path);
  if (!is_under_root(whole) && strcmp(whole, marks) != 0) {
    int other = real_openat(folder, path, flags, mode);
    if (other >= 0 && other < MOST_FILES) watched[other] = NOT_WATCHED;
    return other;
  }
  pthread_mutex_lock(&lock);
  struct stat found;
  int existed = stat(whole, &found) == 0;
  int creates = !existed && (flags & O_CREAT);
  int fd = creates && fails('w') ? -1 : real_openat(folder, path, flags, mode);
  opened(whole, flags, existed || !creates, fd);
  pthread_mutex_unlock(&lock);
  return fd;
}

#define OPEN_ARGUMENTS \
  mode_t mode = 0; \
  if (flags & (O_CREAT | O_TMPFILE)) { \
    va_list rest; \
    va_start(rest, flags); \
    mode = va_arg(rest, mode_t); \
    va_end(rest); \
  }
int open(const char *path, int flags, ...) { OPEN_ARGUMENTS return open_at(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { OPEN_ARGUMENTS return open_at(AT_FDCWD, path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) { OPEN_ARGUMENTS return open_at(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { OPEN_ARGUMENTS return open_at(folder, path, flags, mode); }

int close(int fd) {
  if (fd < 0 || fd >= MOST_FILES || watched[fd] == NOT_WATCHED) return real_close(fd);
  pthread_mutex_lock(&lock);
  if (watched[fd] == WATCHED) record('C', fd, 0, NULL, 0);
  watched[fd] = NOT_WATCHED;
  int result = real_close(fd);
  pthread_mutex_unlock(&lock);
  return result;
}

/* A folder that is listed is closed inside the C library. */
int closedir(DIR *folder) {
  static int (*real_closedir)(DIR *);
  if (!real_closedir) real_closedir = find("closedir");
  int fd = dirfd(folder);
  if (fd >= 0 && fd < MOST_FILES) watched[fd] = NOT_WATCHED;
  return real_closedir(folder);
}

static ssize_t write_at(int fd, const struct iovec *parts, int count, off_t offset, int at_position) {
  pthread_mutex_lock(&lock);
  ssize_t result = -1;
  if (watched[fd] == MARKS) {
    result = (ssize_t)parts[0].iov_len;
    read_mark(parts[0].iov_base, parts[0].iov_len);
  } else if (!fails('w')) {
    struct stat now;
    int appends = (fcntl(fd, F_GETFL) & O_APPEND) && fstat(fd, &now) == 0;
    off_t start = at_position ? offset : appends ? now.st_size : lseek(fd, 0, SEEK_CUR);
    result = at_position ? real_pwritev(fd, parts, count, offset) : real_writev(fd, parts, count);
    size_t left = result > 0 ? (size_t)result : 0;
    for (int part = 0; left > 0 && part < count; part += 1) {
      size_t size = parts[part].iov_len < left ? parts[part].iov_len : left;
      record('W', fd, start, parts[part].iov_base, size);
      start += (off_t)size;
      left -= size;
    }
  }
  int code = errno;
  pthread_mutex_unlock(&lock);
  errno = code;
  return result;
}

static int is_noted(int fd) { return fd >= 0 && fd < MOST_FILES && watched[fd] != NOT_WATCHED; }

ssize_t write(int fd, const void *data, size_t size) {
  struct iovec part = {(void *)data, size};
  return is_noted(fd) ? write_at(fd, &part, 1, 0, 0) : real_write(fd, data, size);
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
  return is_noted(fd) ? write_at(fd, parts, count, 0, 0) : real_writev(fd, parts, count);
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) {
  struct iovec part = {(void *)data, size};
  return is_noted(fd) ? write_at(fd, &part, 1, offset, 1) : real_pwrite(fd, data, size, offset);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off_t offset) { return pwrite(fd, data, size, offset); }
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
  return is_noted(fd) ? write_at(fd, parts, count, offset, 1) : real_pwritev(fd, parts, count, offset);
}
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off_t offset) {
  return pwritev(fd, parts, count, offset);
}

int ftruncate(int fd, off_t length) {
  if (!is_watched(fd)) return real_ftruncate(fd, length);
  pthread_mutex_lock(&lock);
  int result = fails('w') ? -1 : real_ftruncate(fd, length);
  int code = errno;
  if (result == 0) record('T', fd, length, NULL, 0);
  pthread_mutex_unlock(&lock);
  errno = code;
  return result;
}
int ftruncate64(int fd, off_t length) { return ftruncate(fd, length); }

static int sync_by(int (*real)(int), int fd) {
  if (!is_watched(fd)) return real(fd);
  pthread_mutex_lock(&lock);
  int result = fails('s') ? -1 : real(fd);
  int code = errno;
  record(result == 0 ? 'S' : 's', fd, 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  errno = code;
  return result;
}
int fsync(int fd) { return sync_by(real_fsync, fd); }
int fdatasync(int fd) { return sync_by(real_fdatasync, fd); }

#define ON_PATHS(is_ours, may_fail, call, kind, first, second) \
  if (!(is_ours)) return call; \
  pthread_mutex_lock(&lock); \
  int result = (may_fail) && fails('w') ? -1 : call; \
  int code = errno; \
  if (result == 0) record_paths(kind, first, second); \
  pthread_mutex_unlock(&lock); \
  errno = code; \
  return result;

int rename(const char *from, const char *to) {
  ON_PATHS(is_under_root(to), 1, real_rename(from, to), 'R', from, to)
}
int link(const char *from, const char *to) { ON_PATHS(is_under_root(to), 1, real_link(from, to), 'L', from, to) }
int mkdir(const char *path, mode_t mode) { ON_PATHS(is_under_root(path), 1, real_mkdir(path, mode), 'D', path, NULL) }
int unlink(const char *path) { ON_PATHS(is_under_root(path), 0, real_unlink(path), 'U', path, NULL) }
int rmdir(const char *path) { ON_PATHS(is_under_root(path), 0, real_rmdir(path), 'X', path, NULL) }
int unlinkat(int folder, const char *path, int flags) {
  char whole[PATH_MAX], base[PATH_MAX - 256], name[64];
  if (path[0] == '/' || folder == AT_FDCWD) snprintf(whole, sizeof whole, "%s", path);
  else {
    snprintf(name, sizeof name, "/proc/self/fd/%d", folder);
    ssize_t length = readlink(name, base, sizeof base - 1);
    base[length < 0 ? 0 : length] = 0;
    snprintf(whole, sizeof whole, "%s/%s", base, path);
  }
  ON_PATHS(is_under_root(whole), 0, real_unlinkat(folder, path, flags), flags & AT_REMOVEDIR ? 'X' : 'U', whole, NULL)
}
int remove(const char *path) {
  struct stat found;
  return lstat(path, &found) == 0 && S_ISDIR(found.st_mode) ? rmdir(path) : unlink(path);
}

/* Copies inside the kernel would not be seen; told that there are none, the caller reads and writes. */
ssize_t sendfile64(int to, int from, off_t *offset, size_t size) {
  if (!is_watched(to)) return real_sendfile(to, from, offset, size);
  errno = EINVAL;
  return -1;
}
ssize_t sendfile(int to, int from, off_t *offset, size_t size) { return sendfile64(to, from, offset, size); }
long syscall(long number, ...) {
  va_list rest;
  va_start(rest, number);
  long a = va_arg(rest, long), b = va_arg(rest, long), c = va_arg(rest, long);
  long d = va_arg(rest, long), e = va_arg(rest, long), f = va_arg(rest, long);
  va_end(rest);
  if (number == SYS_close) return close((int)a);
  if (number == SYS_copy_file_range && is_watched((int)c)) {
    errno = ENOSYS;
    return -1;
  }
  return real_syscall(number, a, b, c, d, e, f);
}
