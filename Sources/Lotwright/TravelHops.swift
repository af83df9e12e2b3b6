import LotIO
import LotModel
import LotSolver
import LotTravel

/// Asks a source for the trips within every area where people are known to live, area by area, for curves of its hops.
public struct TravelHops: Sendable {
    private struct Part: Sendable {
        /// Index of the core area.
        let area: Int
        let places: [TravelPlace]
        let legs: [Double]
    }

    /// What came of all areas.
    struct Outcome: Sendable {
        let bytes: [UInt8]
        let file: TravelWriter.HopFile
        /// One line for whoever waits.
        let words: String
    }

    private let areas: AreaTable
    private let rules: TravelRules
    private let asked: AskedHops
    private let parts: [Part]
    private let progress: (@Sendable (String) -> Void)?

    /// Draws the addresses. Does not depend on the number of threads.
    public init(
        _ scenario: Scenario, threads: Int, progress: (@Sendable (String) -> Void)? = nil
    ) async {
        areas = scenario.areas
        rules = scenario.rules.travel
        let asked = AskedHops(rules: rules)
        self.asked = asked
        self.progress = progress
        let legs = await HopBuild.legs(
            areas: scenario.areas, points: scenario.points, table: scenario.hopTable,
            tours: HopTours(exponent: scenario.rules.travel.distanceExponent), threads: threads, progress: progress)
        var byArea = [[ResidentialPoint]](repeating: [], count: scenario.areas.coreCount)
        for point in scenario.points { byArea[point.area].append(point) }
        parts = legs.indices.filter { !legs[$0].isEmpty }.map { index in
            let area = scenario.areas[index]
            return Part(
                area: index, places: asked.places(code: area.code, isLondon: area.isLondon, points: byArea[index]),
                legs: legs[index])
        }
    }

    /// Areas that are asked for: none where no area has enough residential points.
    public var areaCount: Int { parts.count }

    /// All addresses, for a source that must know beforehand what it will be asked.
    public var places: [TravelPlace] { parts.flatMap(\.places) }

    /// - Parameter timeScale: minutes of the file over those of the source.
    func ask(
        _ source: any TravelSource, timeScale: Double, cancellation: Cancellation?
    ) async throws(TravelFailure) -> Outcome {
        var rows = [[Double]](repeating: [], count: areas.coreCount)
        var dropped = 0
        for (done, part) in parts.enumerated() {
            let pairs = TravelPairs(from: part.places, toAll: part.places)
            let block = try await untilCancelled(cancellation) { () async throws(TravelFailure) in
                try await source.block(0..<part.places.count, of: pairs)
            }
            guard block.minutes.count == pairs.count,
                block.minutes.allSatisfy({ $0.isNaN || (0...1_440).contains($0 * timeScale) })
            else {
                throw .refused(
                    "the source answered \(block.minutes.count) times for \(pairs.count) trips within "
                        + "\(areas[part.area].code), or minutes less than nothing or more than a day")
            }
            let area = areas[part.area]
            let answer = asked.answer(
                code: area.code, places: part.places, minutes: block.minutes, legs: part.legs,
                minutesAt1Km: area.isLondon ? rules.minutesAt1KmLondon : rules.minutesAt1Km)
            rows[part.area] = answer.minutes.map { min(1_440, $0 * timeScale) }
            dropped += answer.dropped
            progress?("hops of \(done + 1) of \(parts.count) areas")
        }
        let outcome = try outcome(rows, dropped)
        progress?(outcome.words)
        return outcome
    }

    private func outcome(_ rows: [[Double]], _ dropped: Int) throws(TravelFailure) -> Outcome {
        let count = rows.count { !$0.isEmpty }
        guard count > 0 else { throw .refused("the source knows too few ways within any area for its hops") }
        let bytes = HopMinutesReader.bytes(rows, areas: areas)
        let missing = rows.indices.filter { rows[$0].isEmpty }.map { areas[$0].code }
        let named = missing.prefix(5).joined(separator: ", ") + (missing.count > 5 ? " and others" : "")
        let words =
            "hops of \(count) areas; \(dropped) of \(parts.count * AskedHops.addresses) addresses had no road or no way"
            + (missing.isEmpty ? "" : "; \(missing.count) areas without a row: \(named)")
        return Outcome(
            bytes: bytes,
            file: TravelWriter.HopFile(
                bytes: bytes, areas: count, addresses: AskedHops.addresses, dropped: dropped),
            words: words)
    }
}
