/*
 * Stands between a process and the disk (LD_PRELOAD) for the files of one folder: records what was written and synced,
 * in order, and makes writes and syncs fail as told. SQLite inside Node calls pwrite64, fsync, ftruncate64 and unlink;
 * Node's own file functions call write, fsync and rename.
 *
 *   DEALTRAIL_FAULT_FOLDER   absolute path; files below it are watched, `*-shm` is not (it is memory, not storage)
 *   DEALTRAIL_FAULT_CONTROL  a file of 56 bytes, mapped: struct control below; another process may change it at any time
 *   DEALTRAIL_FAULT_TRACE    where the record goes; absent: nothing is recorded. What the process writes on standard
 *                            output, its acknowledgements, stands in it, in its place
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

struct control {
  int64_t write_from, write_to; /* writes with these numbers, counted from 1, fail with EIO; 0, 0: none */
  int64_t sync_from, sync_to;   /* the same for syncs */
  int64_t room;                 /* bytes by which files may still grow before ENOSPC; negative: without limit */
  int64_t writes, syncs;        /* how many there were */
};

struct record {
  uint32_t op; /* 'W' write, 'S' sync, 'F' failed sync, 'T' truncate, 'U' unlink, 'R' rename, 'A' acknowledgement */
  uint32_t path_length;
  int64_t offset;
  uint64_t length; /* of the bytes that follow the path: for 'R' the new path; for 'T' none, offset is the new size */
};

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off_t);
static int (*real_unlink)(const char *);
static int (*real_rename)(const char *, const char *);

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static const char *folder;
static struct control *control;
static int trace = -1;

__attribute__((constructor)) static void begin(void) {
  real_write = dlsym(RTLD_NEXT, "write");
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
  real_unlink = dlsym(RTLD_NEXT, "unlink");
  real_rename = dlsym(RTLD_NEXT, "rename");
  folder = getenv("DEALTRAIL_FAULT_FOLDER");
  const char *control_path = getenv("DEALTRAIL_FAULT_CONTROL");
  if (folder && control_path) {
    int fd = open(control_path, O_RDWR | O_CLOEXEC);
    void *map = fd < 0 ? MAP_FAILED : mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (map == MAP_FAILED) {
      fprintf(stderr, "fault shim: cannot map %s\n", control_path);
      _exit(97);
    }
    control = map;
    close(fd);
  }
  const char *trace_path = getenv("DEALTRAIL_FAULT_TRACE");
  if (control && trace_path) {
    trace = open(trace_path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (trace < 0) {
      fprintf(stderr, "fault shim: cannot write %s\n", trace_path);
      _exit(97);
    }
  }
}

static int watched_path(const char *path) {
  size_t n = strlen(folder), m = strlen(path);
  if (strncmp(path, folder, n) != 0 || (path[n] != '/' && path[n] != 0)) return 0;
  return m < 4 || strcmp(path + m - 4, "-shm") != 0;
}

static int watched(int fd, char *path) {
  if (!control) return 0;
  char link[32];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, path, 4095);
  if (n <= 0 || path[0] != '/') return 0;
  path[n] = 0;
  return watched_path(path);
}

static void note(uint32_t op, const char *path, int64_t offset, const void *bytes, size_t length) {
  if (trace < 0) return;
  struct record head = {op, (uint32_t)strlen(path), offset, length};
  struct iovec parts[3] = {{&head, sizeof head}, {(void *)path, head.path_length}, {(void *)bytes, length}};
  if (writev(trace, parts, 3) != (ssize_t)(sizeof head + head.path_length + length)) {
    fprintf(stderr, "fault shim: the record is incomplete\n");
    _exit(97);
  }
}

static int64_t size_of(int fd) {
  struct stat s;
  return fstat(fd, &s) == 0 ? s.st_size : 0;
}

/* How many of the bytes there is room for, and takes that room. */
static size_t grant(int fd, int64_t offset, size_t length) {
  if (control->room < 0) return length;
  int64_t growth = offset + (int64_t)length - size_of(fd);
  if (growth <= 0) return length;
  int64_t lacking = growth - control->room;
  if (lacking <= 0) {
    control->room -= growth;
    return length;
  }
  control->room = 0;
  return lacking >= (int64_t)length ? 0 : length - (size_t)lacking;
}

static ssize_t write_at(int fd, const void *bytes, size_t length, off_t offset, const char *path) {
  int64_t number = ++control->writes;
  if (number >= control->write_from && number <= control->write_to) {
    errno = EIO;
    return -1;
  }
  size_t granted = grant(fd, offset, length);
  if (granted == 0 && length > 0) {
    errno = ENOSPC;
    return -1;
  }
  ssize_t done = real_pwrite(fd, bytes, granted, offset);
  if (done > 0) note('W', path, offset, bytes, (size_t)done);
  return done;
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
  char path[4096];
  if (!watched(fd, path)) return real_pwrite(fd, bytes, length, offset);
  pthread_mutex_lock(&turn);
  ssize_t done = write_at(fd, bytes, length, offset, path);
  int error = errno;
  pthread_mutex_unlock(&turn);
  errno = error;
  return done;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) { return pwrite64(fd, bytes, length, offset); }

ssize_t write(int fd, const void *bytes, size_t length) {
  char path[4096];
  int acknowledging = control && fd == STDOUT_FILENO;
  if (!acknowledging && !watched(fd, path)) return real_write(fd, bytes, length);
  pthread_mutex_lock(&turn);
  ssize_t done;
  if (acknowledging) {
    done = real_write(fd, bytes, length);
    if (done > 0) note('A', "", 0, bytes, (size_t)done);
  } else {
    int appending = fcntl(fd, F_GETFL) & O_APPEND;
    off_t offset = appending ? size_of(fd) : lseek(fd, 0, SEEK_CUR);
    done = write_at(fd, bytes, length, offset, path);
    if (done > 0) lseek(fd, offset + done, SEEK_SET);
  }
  int error = errno;
  pthread_mutex_unlock(&turn);
  errno = error;
  return done;
}

static int synced(int fd, int (*sync)(int)) {
  char path[4096];
  if (!watched(fd, path)) return sync(fd);
  pthread_mutex_lock(&turn);
  int64_t number = ++control->syncs;
  int result;
  if (number >= control->sync_from && number <= control->sync_to) {
    note('F', path, 0, "", 0);
    errno = EIO;
    result = -1;
  } else {
    result = sync(fd);
    if (result == 0) note('S', path, 0, "", 0);
  }
  int error = errno;
  pthread_mutex_unlock(&turn);
  errno = error;
  return result;
}

int fsync(int fd) { return synced(fd, real_fsync); }

int fdatasync(int fd) { return synced(fd, real_fdatasync); }

int ftruncate64(int fd, off64_t size) {
  char path[4096];
  if (!watched(fd, path)) return real_ftruncate(fd, size);
  pthread_mutex_lock(&turn);
  int64_t before = size_of(fd);
  int result = real_ftruncate(fd, size);
  int error = errno;
  if (result == 0) {
    if (control->room >= 0 && size < before) control->room += before - size;
    note('T', path, size, "", 0);
  }
  pthread_mutex_unlock(&turn);
  errno = error;
  return result;
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int unlink(const char *path) {
  if (!control || path[0] != '/' || !watched_path(path)) return real_unlink(path);
  pthread_mutex_lock(&turn);
  struct stat s;
  int64_t freed = stat(path, &s) == 0 ? s.st_size : 0;
  int result = real_unlink(path);
  int error = errno;
  if (result == 0) {
    if (control->room >= 0) control->room += freed;
    note('U', path, 0, "", 0);
  }
  pthread_mutex_unlock(&turn);
  errno = error;
  return result;
}

int rename(const char *from, const char *to) {
  if (!control || from[0] != '/' || !watched_path(from)) return real_rename(from, to);
  pthread_mutex_lock(&turn);
  int result = real_rename(from, to);
  int error = errno;
  if (result == 0) note('R', from, 0, to, strlen(to));
  pthread_mutex_unlock(&turn);
  errno = error;
  return result;
}
