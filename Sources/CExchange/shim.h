/* Exchanging two folders in one step: each system has its own call, and Swift's C library modules show neither. */
#include <stdio.h>

#ifdef __APPLE__
static inline int exchange_paths(const char *a, const char *b) {
    return renamex_np(a, b, RENAME_SWAP);
}
#else
extern int renameat2(int, const char *, int, const char *, unsigned int);
static inline int exchange_paths(const char *a, const char *b) {
    /* AT_FDCWD, RENAME_EXCHANGE */
    return renameat2(-100, a, -100, b, 2);
}
#endif
