import LotGeometry
import LotModel
import LotSearch

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Mean legs of rounds among the places where people live in an area.
///
/// For each knot n, many times over: n addresses are drawn from the area's cells by weight, with replacement, each put
/// anywhere in its cell with equal chance, so that two addresses of one cell are apart; a short open path through all is
/// found, a leg of d straight-line km costing d^exponent; the mean leg is the path over n - 1.
public struct HopTours: Sendable {
    /// Changes whenever equal points would give other legs.
    public static let version = "open tours 1"
    /// Width of the cells in which points are counted.
    public static let cellMetres = 100.0
    /// Addresses drawn for each knot, over all replicates. The length of a path spreads about as much over many addresses
    /// as over few, so that the mean over R replicates of n addresses has a relative standard error of about
    /// 0.4 / sqrt(R n) on evenly peopled land: as many draws at every knot make it 0.6-1.0 % at each.
    static let drawsPerKnot = 1_600
    /// An area with fewer inhabited cells keeps the closed form: so few say little of how people live in it.
    public static let fewestCells = 8
    /// Digits after the point to which legs are kept.
    public static let decimals = 6
    private static let digits = 1e6

    /// Exponent of distance in travel time.
    public let exponent: Double
    private let seed: Seed

    public init(exponent: Double, seed: Seed = Seed(1)) {
        self.exponent = exponent
        self.seed = seed
    }

    /// All but the points that legs depend on, as a text.
    public var settings: String {
        "\(Self.version), exponent \(exponent), seed \(seed.value), \(Self.drawsPerKnot) draws, cells \(Self.cellMetres) m"
    }

    /// Whether there are enough inhabited cells for a curve.
    public static func suffices(_ points: [ResidentialPoint]) -> Bool {
        points.count { $0.weight > 0 } >= fewestCells
    }

    static func replicates(_ addresses: Int) -> Int { max(1, drawsPerKnot / addresses) }

    /// Mean legs at the knots of the areas at `indices`, rounded to the digits of the file; empty where cells are too few.
    ///
    /// An area's legs depend on its code, its points in their order and the settings alone. Cost: about 10 ms an area.
    public func legs(
        of indices: [Int], areas: AreaTable, points: [[ResidentialPoint]], threads: Int
    ) async -> [[Double]] {
        await orderedConcurrentMap(indices, threads: threads) { index in
            legs(code: areas[index].code, points: points[index])
        }
    }

    func legs(code: String, points: [ResidentialPoint]) -> [Double] {
        guard Self.suffices(points) else { return [] }
        let cells = Cells(points)
        let own = seed.child("hops", index: Self.hash(code))
        return HopTable.knots.map { addresses in
            let legs = self.legs(among: cells, addresses: addresses, seed: own.child("knot", index: addresses))
            return max(1, (legs.reduce(0, +) / Double(legs.count) * Self.digits).rounded()) / Self.digits
        }
    }

    /// The mean leg of each replicate.
    func legs(among cells: Cells, addresses: Int, seed: Seed) -> [Double] {
        (0..<Self.replicates(addresses)).map { replicate in
            var generator = SeededGenerator(seed.child("replicate", index: replicate))
            let places = (0..<addresses).map { _ in cells.address(&generator) }
            return meanLeg(places)
        }
    }

    /// The mean leg of a short open path through the places, of which there are two or more.
    func meanLeg(_ places: [Position]) -> Double {
        var costs = LegCosts(count: places.count)
        for (a, place) in places.enumerated() {
            for b in 0..<a {
                let x = place.x - places[b].x
                let y = place.y - places[b].y
                costs[a, b] = pow((x * x + y * y) / 1e6, exponent / 2)
            }
        }
        var tour = OpenTour(nearestNeighbourFrom: 0, costs)
        tour.improve()
        return tour.length / Double(places.count - 1)
    }

    /// FNV-1a, 32 bits, over the letters of a code: the same on every machine.
    static func hash(_ code: String) -> Int {
        Int(code.utf8.reduce(UInt32(0x811c_9dc5)) { ($0 ^ UInt32($1)) &* 0x0100_0193 })
    }
}

/// Inhabited cells of an area, from which addresses are drawn.
struct Cells: Sendable {
    private let centres: [Position]
    /// Running sums of the weights.
    private let sums: [Double]

    init(_ points: [ResidentialPoint]) {
        let inhabited = points.filter { $0.weight > 0 }
        centres = inhabited.map(\.position)
        var sum = 0.0
        sums = inhabited.map { point in
            sum += point.weight
            return sum
        }
    }

    var count: Int { centres.count }

    /// A place in a cell drawn by weight; there must be a cell. Cost logarithmic in the number of cells.
    func address(_ generator: inout SeededGenerator) -> Position {
        let mark = generator.uniform() * (sums.last ?? 0)
        var low = 0
        var high = sums.count - 1
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] <= mark { low = middle + 1 } else { high = middle }
        }
        let centre = centres[low]
        let x = (generator.uniform() - 0.5) * HopTours.cellMetres
        let y = (generator.uniform() - 0.5) * HopTours.cellMetres
        return Position(x: centre.x + x, y: centre.y + y)
    }
}
