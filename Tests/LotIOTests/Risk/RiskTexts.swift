import Foundation
import LotModel

@testable import LotIO

/// A small risk scenario of the toy region as texts.
enum RiskTexts {
    static let criteria = """
          - {id: cqc, name: CQC, kinds: [care_home, home_care], ratings: {bad: 0, good: 100}}
          - {id: stars, name: Food, kinds: [care_home], numbers: {worst: 0, best: 5}}
          - {id: fire, name: Fire, kinds: [care_home]}
        """
    static let services = """
        service_id,kind,area_code,easting_m,northing_m,beds,guide_price_pence,provider_id
        h1,care_home,E02000101,,,20,48000,P1
        h2,care_home,,600500,151500,30,,P2
        b1,home_care,E02000104,,,,1650,P2
        g1,gp,E02000102,,,,,
        """
    static let ratings = """
        service_id,criterion,rating
        h1,cqc,good
        h1,stars,4
        h1,fire,red
        h2,cqc,bad
        b1,cqc,good
        """
    static let feeds = """
        feeds:
          quality: {worst: 0, best: 1}
          closure_chance: {worst: 0.5, best: 0.1}
          visits_year: {red: 12, amber: 4, green: 1, unrated: 6, hours: 5, officer_hours_year: 1500}
          provider_score: mean
          source: assumed
        """

    static func yaml(
        criteria: String = criteria, cutOffs: String = "{amber_from: 50, green_from: 75}", missing: String = "exclude",
        localities: String = "{column: health_code, names: health_name}", feeds: String = feeds, kind: String = "risk",
        extra: String = ""
    ) -> String {
        """
        lotwright: 1
        kind: \(kind)
        title: Toy risk
        region: toy
        localities: \(localities)
        services: services.csv
        ratings: ratings.csv
        missing: \(missing)
        cut_offs: \(cutOffs)
        rating_words: {red: 0, amber: 50, green: 100}
        source: assumed
        criteria:
        \(criteria)
        \(feeds)
        \(extra)
        """
    }

    /// The faults where it is refused, else the warnings.
    static func read(
        _ yaml: String = yaml(), services: String = services, ratings: String = ratings
    ) async throws -> (loaded: LoadedRisk?, found: [Diagnostic]) {
        try await withTemporaryFolder { folder in
            for (name, text) in [("scenario.yaml", yaml), ("services.csv", services), ("ratings.csv", ratings)] {
                try write(text + "\n", to: folder.appending(path: name))
            }
            do throws(InputRefused) {
                let loaded = try await RiskReader.read(
                    folder: folder.path,
                    options: .init(geodataFolder: Folders.rejected.appending(path: "geodata").path))
                return (loaded, loaded.warnings)
            } catch {
                return (nil, error.diagnostics)
            }
        }
    }
}
