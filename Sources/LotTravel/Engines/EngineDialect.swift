import LotGeometry

/// A rectangle of trips to be asked for.
struct TableQuestion: Sendable {
    /// Degrees, x = longitude.
    let coordinates: [Position]
    /// Indices of `coordinates`.
    let sources: [Int]
    let destinations: [Int]
    /// Whether the distance from each destination to its road is wanted as well.
    let asksSnapping: Bool
}

/// What an engine answers to a rectangle; not a number where it knows no way.
struct EngineTable: Hashable, Sendable {
    /// Row by row, a row for each source.
    let seconds: [Double]
    /// In the same order; empty where the engine does not say.
    let metres: [Double]
    /// From each destination to where it meets a road; nil where the engine does not say.
    let snapMetres: [Double?]
}

enum EngineAnswer: Hashable, Sendable {
    case table(EngineTable)
    /// More than the engine wants to be asked at once.
    case tooBig(String)
    /// No road near a coordinate of the question; nil when the engine does not say which.
    case noSegment(Int?, String)
    /// Something in the question fails it as a whole, and the engine does not say what.
    case unroutable(String)
    /// An OSRM that takes questions in the address only.
    case postUnknown
}

/// How an engine is spoken to.
protocol EngineDialect: Sendable {
    func request(_ question: TableQuestion) -> EngineRequest
    /// Throws `refused` with the engine's own words, or where the reply has not the shape that was asked for.
    func read(_ reply: EngineReply, to question: TableQuestion) throws(TravelFailure) -> EngineAnswer
}

/// Degrees with seven decimals (about 1 cm), never with an exponent.
///
/// OSRM cuts off after the sixth. Rounding to six here moves a place by up to 10 cm, and now and then onto another road.
func degreesText(_ degrees: Double) -> String {
    let tiny = Int((degrees * 10_000_000).rounded())
    let fraction = String(tiny.magnitude % 10_000_000)
    let padding = String(repeating: "0", count: 7 - fraction.count)
    return "\(tiny < 0 ? "-" : "")\(tiny.magnitude / 10_000_000).\(padding)\(fraction)"
}

/// Rows of a reply as one array, every row as long as asked for; null becomes not a number.
func flattened(
    _ rows: [[Double?]], _ name: String, for question: TableQuestion, times factor: Double = 1,
    takesNegativeForUnknown: Bool = false
) throws(TravelFailure) -> [Double] {
    let width = question.destinations.count
    guard rows.count == question.sources.count, rows.allSatisfy({ $0.count == width }) else {
        throw .refused(
            "the engine's \(name) have \(rows.count) rows of \(rows.first?.count ?? 0), asked were "
                + "\(question.sources.count) of \(width)")
    }
    var flat: [Double] = []
    flat.reserveCapacity(rows.count * width)
    for row in rows {
        for value in row {
            if let value, value < 0 {
                if takesNegativeForUnknown {
                    flat.append(.nan)
                    continue
                }
                throw .refused("the engine's \(name) hold \(value)")
            }
            flat.append(value.map { $0 * factor } ?? .nan)
        }
    }
    return flat
}
