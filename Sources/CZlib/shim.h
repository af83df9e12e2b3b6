#if !__has_include(<zlib.h>)
#error "zlib is missing: run ./setup, then build again."
#else
#include <zlib.h>
#endif
