/// Care homes, home care, surgeries and the like of a scenario, to be shown by locality beside its coverage.
public struct LocalServices: Hashable, Sendable {
    public let services: [RiskService]
    /// Column of the area table by which areas belong to localities, and the one that names those.
    public let column: String
    public let names: String?

    public init(_ services: [RiskService], column: String, names: String?) {
        self.services = services
        self.column = column
        self.names = names
    }

    /// By code; localities without services among them.
    public func localities(_ areas: AreaTable) -> [ServiceLocality] {
        let codes = areas.core.map { $0.columns[column] ?? "" }
        return Set(codes).sorted().map { code in
            let members = codes.indices.filter { codes[$0] == code }
            return ServiceLocality(
                code: code, name: names.flatMap { areas[members[0]].columns[$0] } ?? code, areas: members,
                services: services.filter { codes[$0.area] == code })
        }
    }
}

/// A locality with its services.
public struct ServiceLocality: Hashable, Sendable {
    public let code: String
    public let name: String
    /// Core areas, ascending.
    public let areas: [Int]
    public let services: [RiskService]

    public func count(_ kind: RiskService.Kind) -> Int { services.count { $0.kind == kind } }
    public var careHomeBeds: Int { services.reduce(0) { $0 + ($1.kind == .careHome ? $1.beds ?? 0 : 0) } }
}
