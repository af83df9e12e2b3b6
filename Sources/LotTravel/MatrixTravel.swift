import LotModel

/// Travel as read from a file of minutes between named places.
///
/// Where the file cannot know better, the embedded model fills in, at the file's own level (the middle ratio of the two):
/// for trips to or from a place that has no minutes with any other, such as a neighbour beyond the edge of a county's road
/// network, whose carers and wages are not lost with its roads; and for trips from a provider's base that nobody asked for.
/// A base that the file does not name goes by the place nearest to it: that place's minutes, stretched or shrunk as the
/// model would from here instead of there. A pair of areas that is absent stays so: it is beyond the file's cut-off.
public struct MatrixTravel: TravelSource {
    private let matrix: TravelMatrix
    private let model: EmbeddedTravel

    public init(matrix: TravelMatrix, model: EmbeddedTravel) {
        self.matrix = matrix
        self.model = model
    }

    public func block(_ origins: Range<Int>, of pairs: TravelPairs) -> TravelBlock {
        let destinations = Destinations(pairs.destinations, matrix, model)
        var result: [Double] = []
        result.reserveCapacity(pairs.entries(origins).count)
        for origin in origins {
            let place = pairs.origins[origin]
            let isBase = destinations.indexByID[place.id] == nil
            let own = matrix.index(ofID: place.id)
            let home = own == nil ? destinations.nearest(to: place) : nil
            for entry in pairs.entries(origin..<origin + 1) {
                let destination = Int(pairs.columns[entry])
                let modelled = destinations.level * model.minutes(from: place, to: pairs.destinations[destination])
                guard let to = destinations.reached[destination], own.map(matrix.isReached) ?? true,
                    let from = own ?? home.flatMap({ destinations.reached[$0] })
                else {
                    result.append(modelled)
                    continue
                }
                if home == destination {
                    result.append(modelled)
                } else if let minutes = matrix.times.minutes(from: from, to: to) {
                    result.append(minutes * destinations.ratio(from: place, insteadOf: home, to: destination))
                } else {
                    let isAsked = destinations.withoutWay.contains(PlacePair(from: from, to: to))
                    result.append(isBase && !isAsked ? modelled : .nan)
                }
            }
        }
        return TravelBlock(minutes: result)
    }
}

/// The destinations of a question, as the matrix knows them.
private struct Destinations {
    let places: [TravelPlace]
    let indexByID: [String: Int]
    /// Index in the matrix of those that have minutes with any other.
    let reached: [Int?]
    let withoutWay: Set<PlacePair>
    /// Middle ratio of the matrix's minutes over the model's; 1 where there is nothing to compare.
    let level: Double
    private let model: EmbeddedTravel

    init(_ places: [TravelPlace], _ matrix: TravelMatrix, _ model: EmbeddedTravel) {
        self.places = places
        self.model = model
        indexByID = Dictionary(places.enumerated().map { ($1.id, $0) }) { first, _ in first }
        reached = places.map { place in matrix.index(ofID: place.id).flatMap { matrix.isReached($0) ? $0 : nil } }
        withoutWay = Set(matrix.withoutWay)
        var placeOf: [Int: Int] = [:]
        for (place, index) in reached.enumerated() { if let index { placeOf[index] = place } }
        var ratios: [Double] = []
        for (place, index) in reached.enumerated() {
            guard let index else { continue }
            for (other, minutes) in matrix.times.row(index) where other != index {
                guard let end = placeOf[other] else { continue }
                let modelled = model.minutes(from: places[place], to: places[end])
                if modelled > 0 { ratios.append(minutes / modelled) }
            }
        }
        level = ratios.isEmpty ? 1 : ratios.sorted()[ratios.count / 2]
    }

    /// The nearest of those that the matrix reaches, ties by index.
    func nearest(to place: TravelPlace) -> Int? {
        reached.indices.filter { reached[$0] != nil }.min {
            let a = place.position.distance(to: places[$0].position)
            let b = place.position.distance(to: places[$1].position)
            return a != b ? a < b : $0 < $1
        }
    }

    /// The model's minutes from a place over those from its home.
    func ratio(from place: TravelPlace, insteadOf home: Int?, to destination: Int) -> Double {
        guard let home else { return 1 }
        let there = model.minutes(from: places[home], to: places[destination])
        return there > 0 ? model.minutes(from: place, to: places[destination]) / there : 1
    }
}
