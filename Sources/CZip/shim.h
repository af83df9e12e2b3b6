#if !__has_include(<zip.h>)
#error "libzip is missing: run ./setup, then build again."
#else
#include <zip.h>
#endif
