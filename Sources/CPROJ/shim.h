#if !__has_include(<proj.h>)
#error "PROJ is missing: run ./setup, then build again."
#else
#include <proj.h>
#endif
