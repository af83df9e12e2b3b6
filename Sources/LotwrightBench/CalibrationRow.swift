import Foundation
import LotModel
import LotTravel

/// The embedded model against minutes that a routing engine computed on real roads with United Kingdom speeds.
enum CalibrationRow {
    static let row = Row(
        name: "travel calibration", goals: Goals(), needsReference: true,
        covers:
            "28,560 trips in Rutland and Newport, those of 0.2-20 km, by the embedded model; hops: see CalibrationTests"
    ) { setting in
        let places = try [("Rutland", 17.5), ("Newport", 14)].map { name, most in
            (name, most, try trips(setting.reference + "/travel/engine/\(name.lowercased())_pairs.csv"))
        }
        let rules = Rules(ParameterValues(priceYear: "2014/15", given: ["demand.people": 1])).travel
        return {
            var watch = Stopwatch()
            let model = EmbeddedTravel(rules: rules)
            let quality = places.flatMap { name, most, trips -> [Quality] in
                let errors = trips.map { trip in
                    model.minutes(kilometres: trip.kilometres, withinLondon: false) / trip.minutes - 1
                }
                let absolute = errors.reduce(0) { $0 + abs($1) } / Double(errors.count) * 100
                let bias = errors.reduce(0, +) / Double(errors.count) * 100
                return [
                    Quality(
                        "\(name) MAPE", fixed(absolute, decimals: 2) + " %", goal: "\(most) %", isMet: absolute <= most),
                    Quality("bias", fixed(bias, decimals: 2) + " %", goal: "3 %", isMet: abs(bias) <= 3),
                ]
            }
            watch.lap("all")
            return Sample(seconds: watch.total, laps: watch.laps, quality: quality)
        }
    }

    private struct Trip {
        let kilometres: Double
        let minutes: Double
    }

    /// Columns `from,to,straight_m,osrm_s,osrm_m,osrm_ukspeeds_s,valhalla_s`.
    private static func trips(_ path: String) throws -> [Trip] {
        try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst().compactMap {
            line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            guard cells.count == 7, let metres = Double(cells[2]) else { throw BenchFault("\(path): \(line)") }
            // An empty cell is a trip without a way.
            guard let seconds = Double(cells[5]), seconds > 0, (200...20_000).contains(metres) else { return nil }
            return Trip(kilometres: metres / 1_000, minutes: seconds / 60)
        }
    }
}
