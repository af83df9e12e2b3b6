/// Minutes of hops within areas as read from a file, in place of those of straight lines.
public struct HopMinutes: Hashable, Sendable {
    /// Name of the file, as shown to readers.
    public let file: String
    /// By index of the core area: car minutes of the mean leg of a round at each of `HopTable.knots`, before hop factor,
    /// peak, parking and walking; empty where the file has no row.
    public let rows: [[Double]]

    public init(file: String, rows: [[Double]]) {
        precondition(rows.allSatisfy { $0.isEmpty || $0.count == HopTable.knots.count })
        self.file = file
        self.rows = rows
    }

    /// Areas that have minutes.
    public var areaCount: Int { rows.count { !$0.isEmpty } }
}
