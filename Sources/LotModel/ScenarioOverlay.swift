/// Why a value cannot take the place of a scenario's own.
public enum OverlayFault: Error, Hashable, Sendable, CustomStringConvertible {
    case unknown(String)
    case outside(String, Double, ClosedRange<Double>)
    case notWhole(String, Double)

    public var description: String {
        switch self {
        case .unknown(let id): "\(id) is no parameter"
        case .outside(let id, let value, let range):
            "\(id) = \(value) is outside \(range.lowerBound) to \(range.upperBound)"
        case .notWhole(let id, let value): "\(id) = \(value) is not a whole number"
        }
    }
}

extension Scenario {
    /// The same problem with other values of parameters, by id, and another seed where one is given.
    ///
    /// What reading a file has turned into values already stays: columns that a providers' file leaves to the parameters
    /// keep what they were filled with.
    ///
    /// - Throws: the fault of the first id, in the order of the alphabet, that is unknown or has a value outside the
    ///   table's range.
    public func with(values: [String: Double], seed: UInt64? = nil) throws(OverlayFault) -> Scenario {
        for (id, value) in values.sorted(by: { $0.key < $1.key }) {
            guard let parameter = Parameter.table.first(where: { $0.id == id }) else { throw .unknown(id) }
            guard parameter.range.contains(value) else { throw .outside(id, value, parameter.range) }
            guard !parameter.isWhole || value == value.rounded() else { throw .notWhole(id, value) }
        }
        var other = self
        other.parameters = parameters.overlaid(with: values)
        other.rules = Rules(other.parameters)
        other.seed = seed ?? self.seed
        return other
    }
}

extension TravelRules {
    /// Whether trips between places take as long under both rules; hops within areas may differ.
    public func givesSameTrips(as other: TravelRules) -> Bool { trip == other.trip }

    private var trip: [Double] {
        [
            minutesAt1Km, minutesAt1KmLondon, distanceExponent, cutoffKilometres, Double(nearest), timeScale,
            peakFactor, parkingMinutes, parkingMinutesLondon, walkingKilometresPerHour, walkingDetour,
        ]
    }
}
