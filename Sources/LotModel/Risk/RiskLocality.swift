/// All services of one locality together.
public struct RiskLocality: Hashable, Sendable {
    public let code: String
    public let name: String
    /// Core areas, ascending.
    public let areas: [Int]
    /// Services of every kind, in the order of the file.
    public let services: [Int]
    /// Those that criteria rate.
    public let rated: [Int]
    /// Mean score of those with one, each counted once; nil where there is none.
    public let meanScore: Double?
    /// Of that mean; nil where there is none.
    public let colour: RiskColour?

    /// Localities by code; those without services among them.
    static func all(_ scenario: RiskScenario, _ scores: [RiskScore?]) -> [RiskLocality] {
        let areas = scenario.areas
        let codes = areas.core.map { $0.columns[scenario.localities.column] ?? "" }
        return Set(codes).sorted().map { code in
            let members = codes.indices.filter { codes[$0] == code }
            let name = scenario.localities.names.flatMap { areas[members[0]].columns[$0] } ?? code
            let services = scenario.services.indices.filter { codes[scenario.services[$0].area] == code }
            let found = services.compactMap { scores[$0]?.score }
            let mean = found.isEmpty ? nil : RiskMatrix.hundredths(found.reduce(0, +) / Double(found.count))
            return RiskLocality(
                code: code, name: name, areas: members, services: services,
                rated: services.filter { scores[$0] != nil }, meanScore: mean,
                colour: mean.map(scenario.matrix.cutOffs.colour))
        }
    }
}

extension RiskRecord {
    public func count(_ kind: RiskService.Kind, in locality: RiskLocality) -> Int {
        locality.services.count { scenario.services[$0].kind == kind }
    }

    public func count(_ colour: RiskColour?, in locality: RiskLocality) -> Int {
        locality.rated.count { scores[$0]?.colour == colour }
    }

    /// Beds of care homes, of one colour or of all.
    public func beds(in locality: RiskLocality, of colour: RiskColour? = nil) -> Int {
        locality.services.reduce(0) { sum, index in
            let service = scenario.services[index]
            guard service.kind == .careHome, colour == nil || scores[index]?.colour == colour else { return sum }
            return sum + (service.beds ?? 0)
        }
    }

    /// Beds of care homes for every thousand people of 75 and over; nil where there are none of them.
    public func bedsPerThousand(in locality: RiskLocality) -> Double? {
        let people = locality.areas.reduce(0) { $0 + scenario.areas[$1].population75Plus }
        return people > 0 ? Double(beds(in: locality)) / people * 1_000 : nil
    }

    public func visits(in locality: RiskLocality) -> Double { locality.rated.reduce(0) { $0 + visits($1) } }

    /// Rated services with a highest price above the guide price.
    public func overGuide(in locality: RiskLocality) -> Int {
        locality.rated.count { scenario.services[$0].isOverGuide }
    }
}
