import LotModel

/// Travel as read from a file of minutes between named places.
///
/// An origin that the file does not name, such as a provider's base, goes by the place nearest to it: that place's minutes,
/// stretched or shrunk as the embedded model would from here instead of there. Trips to or from a place that has no minutes
/// with any other, such as a neighbour beyond the edge of a county's road network, are the embedded model's: its carers and
/// wages are not lost with its roads.
public struct MatrixTravel: TravelSource {
    private let matrix: TravelMatrix
    private let model: EmbeddedTravel

    public init(matrix: TravelMatrix, model: EmbeddedTravel) {
        self.matrix = matrix
        self.model = model
    }

    public func block(_ origins: Range<Int>, of pairs: TravelPairs) -> TravelBlock {
        let ids = pairs.destinations.map { place in
            matrix.index(ofID: place.id).flatMap { matrix.isReached($0) ? $0 : nil }
        }
        var result: [Double] = []
        result.reserveCapacity(pairs.entries(origins).count)
        for origin in origins {
            let entries = pairs.entries(origin..<origin + 1)
            let place = pairs.origins[origin]
            let from = matrix.index(ofID: place.id)
            for entry in entries {
                let destination = Int(pairs.columns[entry])
                guard let to = ids[destination], from.map(matrix.isReached) ?? true else {
                    result.append(model.minutes(from: place, to: pairs.destinations[destination]))
                    continue
                }
                result.append(
                    from.map { matrix.times.minutes(from: $0, to: to) ?? .nan }
                        ?? by(nearestTo: place, pairs, ids, destination))
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
