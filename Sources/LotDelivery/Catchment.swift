/// Areas that can be reached from one another, and supply that goes to demand within reach: a two-step floating catchment
/// (Luo and Wang 2003) with a sharp cut-off, allocated by demand.
struct Catchment: Sendable {
    /// `starts[a] ..< starts[a + 1]` are the entries of area `a` in `areas`: those within its catchment, ascending.
    private let starts: [Int]
    private let areas: [Int32]

    /// - Parameter reached: the areas within the catchment of an area, ascending.
    init<Reached: Sequence>(areaCount: Int, reached: (Int) -> Reached) where Reached.Element == Int {
        var starts = [0]
        var areas: [Int32] = []
        for area in 0..<areaCount {
            for other in reached(area) { areas.append(Int32(other)) }
            starts.append(areas.count)
        }
        self.starts = starts
        self.areas = areas
    }

    /// Step one: each pool's ratio R_j of supply to all demand in its reach. Step two: an area's labour is its demand times
    /// the ratios in its reach. Sums to the supply of all pools that reach some demand.
    ///
    /// - Precondition: who is in an area's catchment has the area in its own.
    func labour(supply: [Double], demand: [Double]) -> [Double] {
        func sum(_ area: Int, _ values: [Double]) -> Double {
            areas[starts[area]..<starts[area + 1]].reduce(0) { $0 + values[Int($1)] }
        }
        let ratio = supply.indices.map { pool in
            let demanded = sum(pool, demand)
            return demanded > 0 ? supply[pool] / demanded : 0
        }
        return demand.indices.map { demand[$0] * sum($0, ratio) }
    }
}
