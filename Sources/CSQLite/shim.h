#if !__has_include(<sqlite3.h>)
#error "SQLite is missing: run ./setup, then build again."
#else
#include <sqlite3.h>

/* Swift cannot call functions of variable arguments. What a database file itself says is not trusted: no views, no triggers,
   no extensions, no functions beyond harmless ones in its schema, no writing to its schema. */
static inline int sqlite_distrust(sqlite3 *database) {
    const int off[] = {
        SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW, SQLITE_DBCONFIG_TRUSTED_SCHEMA,
        SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, SQLITE_DBCONFIG_WRITABLE_SCHEMA, SQLITE_DBCONFIG_DQS_DDL,
        SQLITE_DBCONFIG_DQS_DML,
    };
    int result = sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
    for (unsigned i = 0; i < sizeof off / sizeof off[0] && result == SQLITE_OK; i++)
        result = sqlite3_db_config(database, off[i], 0, (int *)0);
    return result;
}
#endif
