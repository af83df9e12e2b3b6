/// A brief with its areas in the order of their codes, so that the order of the input decides nothing.
struct CanonicalBrief: Sendable {
    let brief: DesignBrief
    /// Index in the given brief of each area here.
    let order: [Int]

    init(_ given: DesignBrief) throws(BriefFault) {
        let graph = given.graph
        let order = graph.codes.indices.sorted { graph.codes[$0] < graph.codes[$1] }
        var place = [Int](repeating: 0, count: order.count)
        for (index, area) in order.enumerated() { place[area] = index }
        self.order = order
        var locked: [Int: Int] = [:]
        for (area, lot) in given.ties.locked { locked[place[area]] = lot }
        brief = try DesignBrief(
            graph: AreaGraph(
                codes: order.map { graph.codes[$0] }, eastings: order.map { graph.eastings[$0] },
                northings: order.map { graph.northings[$0] },
                boundaries: graph.boundaries.map { SharedBoundary(place[$0.a], place[$0.b], metres: $0.metres) },
                barriers: graph.barriers.map { SharedBoundary(place[$0.a], place[$0.b]) }),
            lots: given.lots,
            measures: given.measures.map { $0.ordered(order) },
            ties: AreaTies(
                locked: locked, together: given.ties.together.map { $0.map { place[$0] }.sorted() },
                apart: given.ties.apart.map { $0.map { place[$0] }.sorted() }),
            borders: given.borders.map { layer in
                BorderLayer(
                    name: layer.name, labels: order.map { layer.regionNames[layer.regions[$0]] }, budget: layer.budget,
                    mayLeave: layer.mayLeave.map { $0.map { place[$0] }.sorted() })
            },
            objective: given.objective, inputs: given.inputs.ordered(order))
    }

    /// The plan in the order of the given brief: lots with locked areas keep their numbers, the others are numbered by
    /// their first area in the order of codes.
    func plan(_ lotOf: [Int]) -> [Int] {
        let lots = (lotOf.max() ?? -1) + 1
        var number = [Int](repeating: -1, count: lots)
        for (area, lot) in brief.ties.locked where lot < lots { number[lotOf[area]] = lot }
        var free = (0..<lots).filter { !number.contains($0) }[...]
        for lot in lotOf where number[lot] < 0 { number[lot] = free.removeFirst() }
        var plan = lotOf
        for (index, area) in order.enumerated() { plan[area] = number[lotOf[index]] }
        return plan
    }

    /// A plan of the given brief in the order of codes.
    func ordered(_ plan: [Int]) -> [Int] { order.map { plan[$0] } }
}
