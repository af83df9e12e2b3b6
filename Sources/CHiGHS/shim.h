#if !__has_include(<interfaces/highs_c_api.h>)
#error "HiGHS is missing: run ./setup, then build again."
#else
#include <interfaces/highs_c_api.h>
#endif
