import LotModel

/// What a matrix looks like beside the embedded model, for a person to judge: none of it is a fault by itself.
public struct MatrixCheck: Sendable {
    /// Straight-line kilometres at which distance bands begin.
    public static let bandStarts = [0.0, 2, 5, 10, 20, 40]
    /// Directions that differ by more than this share of the shorter, and by more than so many minutes, are told.
    public static let asymmetryShare = 0.15
    public static let asymmetryMinutes = 2.0

    /// A pair of areas whose minutes are unusual.
    public struct UnusualPair: Hashable, Sendable {
        /// Indices of areas.
        public let pair: PlacePair
        public let kilometres: Double
        public let minutes: Double
        public let modelMinutes: Double

        public var ratio: Double { minutes / modelMinutes }
    }

    /// Two areas whose directions differ.
    public struct AsymmetricPair: Hashable, Sendable {
        /// Indices of areas; `from` to `to` is the longer direction.
        public let pair: PlacePair
        public let kilometres: Double
        public let minutes: Double
        public let minutesBack: Double
    }

    /// How far the embedded model is from the matrix over some pairs.
    public struct ModelError: Hashable, Sendable {
        public let pairs: Int
        /// Mean of |model - matrix| / matrix.
        public let absolute: Double
        /// Mean of (model - matrix) / matrix: above 0 where the model is slower.
        public let bias: Double

        init(_ shares: [Double]) {
            pairs = shares.count
            let count = Double(max(1, shares.count))
            absolute = shares.reduce(0) { $0 + abs($1) } / count
            bias = shares.reduce(0, +) / count
        }
    }

    /// Errors by distance band, and over all bands, for origins of one kind.
    public struct ErrorRow: Hashable, Sendable {
        public enum Origins: String, CaseIterable, Sendable {
            case all
            case urban
            case rural
        }

        public let origins: Origins
        public let bands: [ModelError]
        public let total: ModelError
    }

    public let places: Int
    /// Bases of providers among the places.
    public let bases: Int
    /// Pairs with minutes, places with themselves left out.
    public let pairs: Int
    /// Pairs without a way, by the ids of their places.
    public let withoutWay: [(from: String, to: String)]
    public let unsnapped: [UnsnappedPoint]
    /// Pairs of areas that were held against the model.
    public let comparedPairs: Int
    /// Worst first: farthest from 1 as a factor; ties by index.
    public let unusual: [UnusualPair]
    /// Pairs of areas known in both directions.
    public let bothWays: Int
    /// Largest difference first; ties by index.
    public let asymmetric: [AsymmetricPair]
    /// Middle of the differences of directions over the shorter; 0 without such pairs.
    public let medianAsymmetry: Double
    public let errors: [ErrorRow]

    /// True when most pairs are unusual: swapped coordinates or another unit, not an estuary.
    public var isMostlyUnusual: Bool { unusual.count * 2 > comparedPairs }

    /// Looks at every pair of areas of the matrix, in both directions. Linear but for sorting what is unusual.
    public init(_ matrix: TravelMatrix, areas: AreaTable, rules: TravelRules) {
        let area = matrix.ids.map { areas.index(ofCode: $0) }
        places = matrix.ids.count
        bases = area.count { $0 == nil }
        withoutWay = matrix.withoutWay.map { (matrix.ids[$0.from], matrix.ids[$0.to]) }
        unsnapped = matrix.provenance.unsnapped
        var pairs = 0
        var compared = 0
        var unusual: [UnusualPair] = []
        var asymmetric: [AsymmetricPair] = []
        var asymmetries: [Double] = []
        var shares: [[[Double]]] = ErrorRow.Origins.allCases.map { _ in Self.bandStarts.map { _ in [] } }
        for origin in matrix.ids.indices {
            for (destination, minutes) in matrix.times.row(origin) where destination != origin {
                pairs += 1
                guard let from = area[origin], let to = area[destination] else { continue }
                let kilometres = areas[from].centroid.distance(to: areas[to].centroid) / 1_000
                if destination > origin, let back = matrix.times.minutes(from: destination, to: origin) {
                    let shorter = min(minutes, back)
                    let difference = abs(minutes - back)
                    if shorter > 0 { asymmetries.append(difference / shorter) }
                    if difference > Self.asymmetryMinutes, difference > Self.asymmetryShare * shorter {
                        asymmetric.append(
                            AsymmetricPair(
                                pair: minutes >= back ? PlacePair(from: from, to: to) : PlacePair(from: to, to: from),
                                kilometres: kilometres, minutes: max(minutes, back), minutesBack: shorter))
                    }
                }
                let model = rules.modelMinutes(
                    kilometres: kilometres, withinLondon: areas[from].isLondon && areas[to].isLondon)
                guard model > 0, minutes > 0 else { continue }
                compared += 1
                if !UsualTravel.ratios.contains(minutes / model) {
                    unusual.append(
                        UnusualPair(
                            pair: PlacePair(from: from, to: to), kilometres: kilometres, minutes: minutes,
                            modelMinutes: model))
                }
                let band = Self.bandStarts.lastIndex { $0 <= kilometres } ?? 0
                let share = (model - minutes) / minutes
                shares[0][band].append(share)
                shares[areas[from].ruralUrban.isRural ? 2 : 1][band].append(share)
            }
        }
        self.pairs = pairs
        comparedPairs = compared
        func factor(_ pair: UnusualPair) -> Double { max(pair.ratio, 1 / pair.ratio) }
        self.unusual = unusual.sorted {
            (-factor($0), $0.pair.from, $0.pair.to) < (-factor($1), $1.pair.from, $1.pair.to)
        }
        func gap(_ pair: AsymmetricPair) -> Double { pair.minutes - pair.minutesBack }
        self.asymmetric = asymmetric.sorted {
            (-gap($0), $0.pair.from, $0.pair.to) < (-gap($1), $1.pair.from, $1.pair.to)
        }
        bothWays = asymmetries.count
        medianAsymmetry = asymmetries.isEmpty ? 0 : asymmetries.sorted()[asymmetries.count / 2]
        errors = zip(ErrorRow.Origins.allCases, shares).map { origins, bands in
            ErrorRow(origins: origins, bands: bands.map { ModelError($0) }, total: ModelError(bands.flatMap { $0 }))
        }
    }
}
