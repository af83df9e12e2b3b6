import Foundation
import LotGeometry
import LotModel
import LotTravel

/// Sparse rows of the embedded model for all England, without any file.
enum TravelRow {
    static let msoas = Row(
        name: "england travel, MSOA", goals: Goals(seconds: 0.3), needsReference: true,
        covers: "6,791 centroids: pairs within 30 km and the 32 nearest, minutes by the embedded model"
    ) { setting in
        let areas = try EnglandTable.read(setting.reference + "/" + EnglandRow.table)
        let rules = rules
        let geography = Geography(
            source: "none", isIndicative: true, shapes: [], contacts: [], neighbours: [], components: 1, links: [],
            projection: nil)
        return {
            var watch = Stopwatch()
            let times = try await Travel(source: EmbeddedTravel(rules: rules), rules: rules)
                .times(areas: areas, geography: geography)
            watch.lap("all")
            return sample(watch, times, megabytes: 40)
        }
    }

    /// The centres of the boxes around LSOAs of 2011 stand for their centroids.
    static let lsoas = Row(
        name: "england travel, LSOA", goals: Goals(seconds: 2), needsReference: true,
        covers: "32,844 box centres: pairs within 15 km and the 64 nearest, minutes by the embedded model"
    ) { setting in
        let folder = try TemporaryFolder()
        let path = folder.path + "/lsoa.geojson"
        try ChildProcess.unpack(setting.reference + "/england/lsoa11_bsc_simplified.geojson.gz", to: path)
        let places = try lsoaPlaces(path)
        let rules = rules
        return {
            var watch = Stopwatch()
            let pairs = TravelPairs(near: places, cutoffKilometres: 15, nearest: 64)
            watch.lap("pairs")
            let times = TravelTimes(
                rowStarts: pairs.rowStarts, destinations: pairs.columns,
                minutes: EmbeddedTravel(rules: rules).block(0..<places.count, of: pairs).minutes)
            watch.lap("minutes")
            return sample(watch, times)
        }
    }

    private static let rules = Rules(ParameterValues(priceYear: "2014/15", given: ["demand.people": 1])).travel

    private static func sample(_ watch: Stopwatch, _ times: TravelTimes, megabytes: Double? = nil) -> Sample {
        let size = Double(times.pairCount * 12 + times.originCount * 8) / 1_048_576
        return Sample(
            seconds: watch.total, laps: watch.laps,
            quality: [
                Quality("places", "\(times.originCount)"), Quality("pairs", "\(times.pairCount)"),
                Quality(
                    "rows", fixed(size, decimals: 1) + " MB", goal: megabytes.map { "\(Int($0)) MB" },
                    isMet: megabytes.map { size <= $0 }),
            ])
    }

    /// Longitude and latitude brought to metres by the length of a degree at 53 degrees north: near enough to time with.
    private static func lsoaPlaces(_ path: String) throws -> [TravelPlace] {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        guard let root = try JSONSerialization.jsonObject(with: data) as? [String: Any],
            let features = root["features"] as? [[String: Any]]
        else { throw BenchFault("\(path) is no feature collection") }
        return features.enumerated().map { index, feature in
            var numbers: [Double] = []
            flatten((feature["geometry"] as? [String: Any])?["coordinates"] as Any, into: &numbers)
            let longitudes = stride(from: 0, to: numbers.count, by: 2).map { numbers[$0] }
            let latitudes = stride(from: 1, to: numbers.count, by: 2).map { numbers[$0] }
            func middle(_ values: [Double]) -> Double { ((values.min() ?? 0) + (values.max() ?? 0)) / 2 }
            return TravelPlace(
                id: "\(index)", position: Position(x: middle(longitudes) * 67_100, y: middle(latitudes) * 111_300),
                isLondon: false)
        }
    }

    private static func flatten(_ value: Any, into numbers: inout [Double]) {
        if let number = value as? Double { numbers.append(number) }
        for part in value as? [Any] ?? [] { flatten(part, into: &numbers) }
    }
}
