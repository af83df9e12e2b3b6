import ArgumentParser
import LotModel
import LotTravel
import Lotwright

/// Where the minutes of a matrix may come from.
enum TravelSourceChoice: String, CaseIterable, ExpressibleByArgument {
    case embedded
}

/// What a source is asked with, besides the trips.
struct TravelSourceOptions: ParsableArguments {
    @Option(help: "Where minutes come from: \(TravelSourceChoice.allCases.map(\.rawValue).joined(separator: ", ")).")
    var engine: TravelSourceChoice
}

extension TravelSourceOptions {
    /// Calls `body` with the source and its name; whatever a source holds open is closed afterwards.
    func withSource<Result>(
        _ plan: TravelPlan, rules: TravelRules, _ body: (any TravelSource, TravelSourceName) async throws -> Result
    ) async throws -> Result {
        switch engine {
        case .embedded:
            try await body(
                EmbeddedTravel(rules: rules),
                TravelSourceName(
                    name: engine.rawValue, version: lotwrightVersion,
                    profile: "\(rules.minutesAt1Km) min at 1 km, \(rules.minutesAt1KmLondon) in London, "
                        + "exponent \(rules.distanceExponent)"))
        }
    }
}
