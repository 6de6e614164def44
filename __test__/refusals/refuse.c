// Refuses system calls of the addon, and of nobody else in the process: preloaded, it stands where the addon calls the C
// library. Only calls of the thread that has called refuse_begin() count.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/vfs.h>

/* Not <fcntl.h>: it declares some of them with arguments of any number. */

static __thread int begun;
static __thread int count;
/* The call that is refused, from 1 on, and whether all after it are refused too. */
static __thread int at;
static __thread int on;
static __thread int error;
static __thread char names[4096];
static ElfW(Addr) first, last;

static int find(struct dl_phdr_info *info, size_t size, void *data) {
  const char *name = strrchr(info->dlpi_name, '/');
  (void)size;
  (void)data;
  if (!name || strncmp(name, "/kvm-ioctls.", 12)) return 0;
  for (int i = 0; i < info->dlpi_phnum; i++) {
    const ElfW(Phdr) *segment = &info->dlpi_phdr[i];
    if (segment->p_type != PT_LOAD || !(segment->p_flags & PF_X)) continue;
    first = info->dlpi_addr + segment->p_vaddr;
    last = first + segment->p_memsz;
  }
  return 1;
}

/* 0 refuses nothing and only counts. False where the addon is not there. */
int refuse_begin(int which, int number, int persist) {
  if (!first) dl_iterate_phdr(find, NULL);
  begun = 1;
  count = 0;
  at = which;
  error = number;
  on = persist;
  names[0] = 0;
  return first != 0;
}

/* The names of the calls that there were. */
const char *refuse_end(void) {
  begun = 0;
  return names;
}

static int refused(const void *caller, const char *name, unsigned long request) {
  if (!begun || (ElfW(Addr))caller < first || (ElfW(Addr))caller >= last) return 0;
  size_t used = strlen(names);
  if (request) snprintf(names + used, sizeof names - used, "%s:%#lx ", name, request & 0xffffffff);
  else snprintf(names + used, sizeof names - used, "%s ", name);
  count++;
  return at != 0 && (count == at || (on && count > at));
}

#define CALL(result, failure, name, request, parameters, arguments)                                                    \
  result name parameters {                                                                                             \
    static result(*next) parameters;                                                                                   \
    if (!next) *(void **)&next = dlsym(RTLD_NEXT, #name);                                                              \
    if (!refused(__builtin_return_address(0), #name, request)) return next arguments;                                  \
    errno = error;                                                                                                     \
    return failure;                                                                                                    \
  }

CALL(int, -1, ioctl, request, (int fd, unsigned long request, void *argument), (fd, request, argument))
CALL(int, -1, fcntl, 0, (int fd, int command, void *argument), (fd, command, argument))
CALL(int, -1, open, 0, (const char *path, int flags, mode_t mode), (path, flags, mode))
CALL(int, -1, open64, 0, (const char *path, int flags, mode_t mode), (path, flags, mode))
CALL(void *, MAP_FAILED, mmap, 0, (void *at, size_t length, int protection, int flags, int fd, off_t offset),
     (at, length, protection, flags, fd, offset))
CALL(void *, MAP_FAILED, mmap64, 0, (void *at, size_t length, int protection, int flags, int fd, off64_t offset),
     (at, length, protection, flags, fd, offset))
CALL(int, -1, mprotect, 0, (void *at, size_t length, int protection), (at, length, protection))
CALL(int, -1, madvise, 0, (void *at, size_t length, int advice), (at, length, advice))
CALL(int, -1, memfd_create, 0, (const char *name, unsigned int flags), (name, flags))
CALL(int, -1, ftruncate, 0, (int fd, off_t length), (fd, length))
CALL(int, -1, ftruncate64, 0, (int fd, off64_t length), (fd, length))
CALL(int, -1, fallocate, 0, (int fd, int mode, off_t offset, off_t length), (fd, mode, offset, length))
CALL(int, -1, fstat, 0, (int fd, struct stat *into), (fd, into))
CALL(int, -1, fstat64, 0, (int fd, struct stat64 *into), (fd, into))
CALL(int, -1, fstatfs, 0, (int fd, struct statfs *into), (fd, into))
CALL(int, -1, statx, 0, (int fd, const char *path, int flags, unsigned int mask, struct statx *into),
     (fd, path, flags, mask, into))
CALL(ssize_t, -1, read, 0, (int fd, void *into, size_t length), (fd, into, length))
CALL(ssize_t, -1, pread, 0, (int fd, void *into, size_t length, off_t offset), (fd, into, length, offset))
CALL(ssize_t, -1, pread64, 0, (int fd, void *into, size_t length, off64_t offset), (fd, into, length, offset))
CALL(ssize_t, -1, pwrite, 0, (int fd, const void *from, size_t length, off_t offset), (fd, from, length, offset))
CALL(ssize_t, -1, pwrite64, 0, (int fd, const void *from, size_t length, off64_t offset), (fd, from, length, offset))
CALL(ssize_t, -1, write, 0, (int fd, const void *from, size_t length), (fd, from, length))
CALL(ssize_t, -1, readlink, 0, (const char *path, char *into, size_t length), (path, into, length))
CALL(int, -1, eventfd, 0, (unsigned int value, int flags), (value, flags))
CALL(int, -1, epoll_create1, 0, (int flags), (flags))
CALL(int, -1, epoll_ctl, 0, (int epoll, int operation, int fd, struct epoll_event *event),
     (epoll, operation, fd, event))
CALL(ssize_t, -1, getrandom, 0, (void *into, size_t length, unsigned int flags), (into, length, flags))
/* munmap() of a whole mapping, and close(), are never refused: the kernel does not do that either.
 * pthread_create() returns the error number, and has nothing else to say than EAGAIN. */
CALL(int, EAGAIN, pthread_create, 0, (pthread_t *into, const pthread_attr_t *with, void *(*body)(void *), void *argument),
     (into, with, body, argument))
