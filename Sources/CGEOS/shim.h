#if !__has_include(<geos_c.h>)
#error "GEOS is missing: run ./setup, then build again."
#else
#define GEOS_USE_ONLY_R_API 1
#include <geos_c.h>
#endif
