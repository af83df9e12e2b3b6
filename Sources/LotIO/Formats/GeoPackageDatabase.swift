import CSQLite
import GRDB

/// A database that somebody else made, opened from memory: nothing is written, not even beside the input.
enum GeoPackageDatabase {
    /// What `body` makes of the database.
    ///
    /// Views, triggers, extensions and functions that the file's schema calls are off; pages are checked as they are met.
    /// A file in write-ahead mode is read without the `-wal` file beside it: what was not written back is not seen.
    /// Throws SQLite's own words.
    static func read<Result>(
        _ bytes: [UInt8], _ body: (Database) throws -> Result
    ) throws -> Result {
        var bytes = bytes
        // Bytes 18 and 19: 2 asks for a write-ahead log, which memory has not.
        if bytes.count > 19, bytes[18] == 2 || bytes[19] == 2 {
            bytes[18] = 1
            bytes[19] = 1
        }
        let queue = try DatabaseQueue()
        return try unsafe bytes.withUnsafeBytes { buffer in
            // The bytes must outlive the connection.
            defer { try? queue.close() }
            return try queue.inDatabase { database in
                try unsafe attach(buffer, to: database)
                try database.execute(sql: "PRAGMA cell_size_check = ON; PRAGMA query_only = ON")
                return try body(database)
            }
        }
    }

    @unsafe private static func attach(_ buffer: UnsafeRawBufferPointer, to database: Database) throws {
        guard let connection = unsafe database.sqliteConnection, let base = buffer.baseAddress else {
            throw DatabaseError(resultCode: .SQLITE_CANTOPEN)
        }
        let count = sqlite3_int64(buffer.count)
        // Read-only: SQLite does not write to what it is given here, although its interface could.
        let content = unsafe UnsafeMutablePointer(mutating: base.assumingMemoryBound(to: UInt8.self))
        for status in [
            unsafe sqlite3_deserialize(connection, "main", content, count, count, UInt32(SQLITE_DESERIALIZE_READONLY)),
            unsafe sqlite_distrust(connection),
        ] where status != SQLITE_OK {
            throw DatabaseError(resultCode: ResultCode(rawValue: status))
        }
    }
}
