#if !__has_include(<shapefil.h>)
#error "shapelib is missing: run ./setup, then build again."
#else
#include <shapefil.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Shapelib over memory. Its hooks for files know a name and nothing else (before 1.6), so the name is the address of the
   three parts in hexadecimal. The parts and their bytes must outlive the handles. Nothing is ever written. */

typedef struct {
    const unsigned char *bytes;
    unsigned long size;
} shapefile_part;

typedef struct {
    shapefile_part shp, shx, dbf;
} shapefile_parts;

typedef struct {
    shapefile_part part;
    unsigned long at;
} shapefile_cursor;

#if defined(SHAPELIB_VERSION_NUMBER) && SHAPELIB_VERSION_NUMBER >= 10600
#define SHAPEFILE_OWNER , void *owner
#else
#define SHAPEFILE_OWNER
#endif

static inline SAFile shapefile_hook_open(const char *name, const char *access SHAPEFILE_OWNER) {
    char *ending = NULL;
    const shapefile_parts *parts = (const shapefile_parts *)(size_t)strtoull(name, &ending, 16);
    shapefile_part part = {NULL, 0};
    if (access[0] != 'r' || strchr(access, '+') != NULL) return NULL;
    if (strcasecmp(ending, ".shp") == 0) part = parts->shp;
    else if (strcasecmp(ending, ".shx") == 0) part = parts->shx;
    else if (strcasecmp(ending, ".dbf") == 0) part = parts->dbf;
    if (part.bytes == NULL) return NULL;
    shapefile_cursor *cursor = (shapefile_cursor *)malloc(sizeof *cursor);
    if (cursor == NULL) return NULL;
    cursor->part = part;
    cursor->at = 0;
    return (SAFile)cursor;
}

static inline SAOffset shapefile_hook_read(void *target, SAOffset size, SAOffset count, SAFile file) {
    shapefile_cursor *cursor = (shapefile_cursor *)file;
    unsigned long left = cursor->at < cursor->part.size ? cursor->part.size - cursor->at : 0;
    if (size == 0) return 0;
    if (count > left / size) count = left / size;
    memcpy(target, cursor->part.bytes + (left == 0 ? 0 : cursor->at), size * count);
    cursor->at += size * count;
    return count;
}

static inline SAOffset shapefile_hook_write(const void *source, SAOffset size, SAOffset count, SAFile file) {
    (void)source; (void)size; (void)count; (void)file;
    return 0;
}

static inline SAOffset shapefile_hook_seek(SAFile file, SAOffset offset, int whence) {
    shapefile_cursor *cursor = (shapefile_cursor *)file;
    unsigned long from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? cursor->at : cursor->part.size;
    cursor->at = from + offset; /* a negative offset wraps to the right place */
    return 0;
}

static inline SAOffset shapefile_hook_tell(SAFile file) { return ((shapefile_cursor *)file)->at; }
static inline int shapefile_hook_flush(SAFile file) { (void)file; return 0; }
static inline int shapefile_hook_close(SAFile file) { free(file); return 0; }
static inline int shapefile_hook_remove(const char *name SHAPEFILE_OWNER) { (void)name; return -1; }
static inline void shapefile_hook_error(const char *message) { (void)message; }

/* The casts join the signatures of 1.5 and 1.6, which differ in const and in the owner. */
static inline SAHooks shapefile_hooks(void) {
    SAHooks hooks;
    memset(&hooks, 0, sizeof hooks);
    hooks.FOpen = shapefile_hook_open;
    hooks.FRead = shapefile_hook_read;
    *(void **)&hooks.FWrite = (void *)shapefile_hook_write;
    hooks.FSeek = shapefile_hook_seek;
    hooks.FTell = shapefile_hook_tell;
    hooks.FFlush = shapefile_hook_flush;
    hooks.FClose = shapefile_hook_close;
    hooks.Remove = shapefile_hook_remove;
    hooks.Error = shapefile_hook_error;
    hooks.Atof = atof;
    return hooks;
}

static inline SHPHandle shapefile_open_shapes(const shapefile_parts *parts) {
    char name[32];
    SAHooks hooks = shapefile_hooks();
    snprintf(name, sizeof name, "%zx", (size_t)parts);
    return SHPOpenLL(name, "rb", &hooks);
}

static inline DBFHandle shapefile_open_table(const shapefile_parts *parts) {
    char name[32];
    SAHooks hooks = shapefile_hooks();
    snprintf(name, sizeof name, "%zx", (size_t)parts);
    return DBFOpenLL(name, "rb", &hooks);
}
#endif
