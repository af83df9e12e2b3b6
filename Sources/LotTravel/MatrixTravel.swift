import LotModel

/// Travel as read from a file of minutes between named places.
///
/// An origin that the file does not name, such as a provider's base, goes by the place nearest to it: that place's minutes,
/// stretched or shrunk as the embedded model would from here instead of there.
public struct MatrixTravel: TravelSource {
    private let matrix: TravelMatrix
    private let model: EmbeddedTravel

    public init(matrix: TravelMatrix, model: EmbeddedTravel) {
        self.matrix = matrix
        self.model = model
    }

    public func block(_ origins: Range<Int>, of pairs: TravelPairs) -> TravelBlock {
        let ids = pairs.destinations.map { matrix.index(ofID: $0.id) }
        var result: [Double] = []
        result.reserveCapacity(pairs.entries(origins).count)
        for origin in origins {
            let entries = pairs.entries(origin..<origin + 1)
            if let from = matrix.index(ofID: pairs.origins[origin].id) {
                for entry in entries {
                    let to = ids[Int(pairs.columns[entry])]
                    result.append(to.flatMap { matrix.times.minutes(from: from, to: $0) } ?? .nan)
                }
            } else {
                result += entries.map { by(nearestTo: pairs.origins[origin], pairs, ids, Int(pairs.columns[$0])) }
            }
        }
        return TravelBlock(minutes: result)
    }

    private func by(nearestTo place: TravelPlace, _ pairs: TravelPairs, _ ids: [Int?], _ destination: Int) -> Double {
        let known = pairs.destinations.indices.filter { ids[$0] != nil }
        let home = known.min {
            let a = place.position.distance(to: pairs.destinations[$0].position)
            let b = place.position.distance(to: pairs.destinations[$1].position)
            return a != b ? a < b : $0 < $1
        }
        guard let home, let from = ids[home], let to = ids[destination] else { return .nan }
        let here = model.minutes(from: place, to: pairs.destinations[destination])
        if home == destination { return here }
        let there = model.minutes(from: pairs.destinations[home], to: pairs.destinations[destination])
        guard let minutes = matrix.times.minutes(from: from, to: to), there > 0 else { return .nan }
        return minutes * here / there
    }
}
