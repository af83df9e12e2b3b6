/// One thing that a brief asks for and could do without.
enum BriefRule: Hashable, Sendable {
    case budget(Int)
    case apart(Int)
    case together(Int)
    case lock(Int)
    case measure(Int)

    /// What is given up first stands first: borders, ties, then loads.
    static func all(_ brief: DesignBrief) -> [BriefRule] {
        brief.borders.indices.filter { brief.borders[$0].budget != nil }.map { .budget($0) }
            + brief.ties.apart.indices.map { .apart($0) } + brief.ties.together.indices.map { .together($0) }
            + Set(brief.ties.locked.values).sorted().map { .lock($0) }
            + brief.measures.indices.filter { brief.measures[$0].isBalanced }.map { .measure($0) }
    }

    func words(_ brief: DesignBrief) -> String {
        func listed(_ areas: [Int]) -> String {
            let codes = areas.sorted().map { brief.graph.codes[$0] }
            return codes.prefix(5).joined(separator: ", ") + (codes.count > 5 ? " and \(codes.count - 5) more" : "")
        }
        switch self {
        case .budget(let index):
            return "at most \(brief.borders[index].budget ?? 0) splits of \(brief.borders[index].name)"
        case .apart(let index): return "areas \(listed(brief.ties.apart[index])) in different lots"
        case .together(let index): return "areas \(listed(brief.ties.together[index])) in one lot"
        case .lock(let lot):
            return "areas \(listed(brief.ties.locked.filter { $0.value == lot }.map(\.key))) locked to lot \(lot + 1)"
        case .measure(let index):
            let window = brief.measures[index].window(lots: brief.lots.lowerBound)
            let measure = brief.measures[index]
            return "\(measure.name) of each lot from \(measure.words(window.lower)) to \(measure.words(window.upper))"
        }
    }

    /// The brief without some of its rules.
    static func without(_ rules: Set<BriefRule>, _ brief: DesignBrief) throws(BriefFault) -> DesignBrief {
        func kept<Item>(_ items: [Item], _ rule: (Int) -> BriefRule) -> [Item] {
            items.indices.filter { !rules.contains(rule($0)) }.map { items[$0] }
        }
        return try DesignBrief(
            graph: brief.graph, lots: brief.lots,
            measures: brief.measures.enumerated().map { index, measure in
                rules.contains(.measure(index))
                    ? BalancedMeasure(name: measure.name, loads: measure.loads, limits: .free) : measure
            },
            ties: AreaTies(
                locked: brief.ties.locked.filter { !rules.contains(.lock($0.value)) },
                together: kept(brief.ties.together) { .together($0) }, apart: kept(brief.ties.apart) { .apart($0) }),
            borders: brief.borders.enumerated().map { index, layer in
                rules.contains(.budget(index))
                    ? BorderLayer(
                        name: layer.name, regions: layer.regions, regionNames: layer.regionNames, budget: nil,
                        mayLeave: layer.mayLeave) : layer
            }, objective: DesignObjective(.cutEdges))
    }
}
