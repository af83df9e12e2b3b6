/// Reads the formats of the public instances: graphs of units with loads. Fields are separated by white space.
///
/// `n m k L U` then `id load x y` per unit (metres) and `a b` per pair; `n m k` then `id load`; `n m` then
/// `id district load x y area perimeter` and `a b shared_metres`. Told apart by the numbers in the first two lines.
public enum InstanceReader {
    /// The instance in a text; nil when it is of none of these formats.
    ///
    /// - Parameter table: what stands beside the file: lots and tolerances to be solved, as `k,tolerance,...` or
    ///   `tolerance,...` rows with a header.
    /// - Throws: `BriefFault` with file and line.
    public static func instance(
        name: String, file: String, text: String, table: String? = nil
    ) throws(BriefFault) -> DesignInstance? {
        let lines = InstanceText(name: file, text)
        guard let header = lines.lines.first, let second = lines.lines.dropFirst().first else { return nil }
        switch (header.count, second.count) {
        case (5, 4): return try counties(name, lines)
        case (3, 2): return try precincts(name, lines, table)
        case (2, 7) where Int(second[0]) == nil: return try districts(name, lines, table)
        default: return nil
        }
    }

    private static func counties(_ name: String, _ text: InstanceText) throws(BriefFault) -> DesignInstance {
        let lots = try text.integer(0, 2)
        let lower = try text.integer(0, 3)
        let upper = try text.integer(0, 4)
        let units = try units(text, load: 1, position: 2)
        return DesignInstance(
            name: name, graph: units.graph, loads: units.loads, districts: nil,
            cases: [.init(lots: lots, limits: .between(lower, upper), label: "")], hasPositions: true, hessUnit: 1e6)
    }

    private static func precincts(
        _ name: String, _ text: InstanceText, _ table: String?
    ) throws(BriefFault) -> DesignInstance {
        let lots = try text.integer(0, 2)
        let units = try units(text, load: 1, position: nil)
        let tolerances = column("tolerance", table) ?? [0.01, 0.05, 0.1]
        return DesignInstance(
            name: name, graph: units.graph, loads: units.loads, districts: nil,
            cases: tolerances.map { .tolerance($0, lots: lots) }, hasPositions: false, hessUnit: 1)
    }

    private static func districts(
        _ name: String, _ text: InstanceText, _ table: String?
    ) throws(BriefFault) -> DesignInstance {
        let units = try units(text, load: 2, position: 3)
        var districts: [String] = []
        for line in 1...units.loads.count { districts.append(String(try text.field(line, 1))) }
        var cases: [DesignInstance.Case] = []
        // Of the usual cases those that the map is large enough for; of cases that are asked for all.
        let lots = column("k", table) ?? [7, 12, 23, 23].filter { Int($0) <= units.loads.count }
        let tolerances = column("tolerance", table) ?? [0.05, 0.05, 0.05, 0.1]
        for (count, tolerance) in zip(lots, tolerances) {
            let next = DesignInstance.Case.tolerance(tolerance, lots: Int(count))
            if !cases.contains(next) { cases.append(next) }
        }
        return DesignInstance(
            name: name, graph: units.graph, loads: units.loads, districts: districts, cases: cases, hasPositions: true,
            hessUnit: 1)
    }

    private static func units(
        _ text: InstanceText, load: Int, position: Int?
    ) throws(BriefFault) -> (graph: AreaGraph, loads: [Int]) {
        let count = try text.integer(0, 0)
        let pairs = try text.integer(0, 1)
        guard (1...10_000_000).contains(count), (0...100_000_000).contains(pairs) else {
            throw text.fault(0, "\(count) units and \(pairs) pairs are no graph")
        }
        guard text.lines.count == 1 + count + pairs else {
            throw text.fault(
                0, "\(count) units and \(pairs) pairs need \(1 + count + pairs) lines, not \(text.lines.count)")
        }
        var codes: [String] = []
        var loads: [Int] = []
        var eastings: [Double] = []
        var northings: [Double] = []
        for line in 1...count {
            codes.append(String(try text.field(line, 0)))
            loads.append(try text.integer(line, load))
            if loads[line - 1] < 0 { throw text.fault(line, "a load is not negative") }
            eastings.append(try position.map { at throws(BriefFault) in try text.number(line, at) } ?? 0)
            northings.append(try position.map { at throws(BriefFault) in try text.number(line, at + 1) } ?? 0)
        }
        let boundaries = try text.boundaries(from: 1 + count, count: pairs, areas: count)
        do {
            let graph = try AreaGraph(codes: codes, eastings: eastings, northings: northings, boundaries: boundaries)
            return (graph, loads)
        } catch {
            throw BriefFault("\(text.name): \(error.message)")
        }
    }

    /// The numbers of a column of a small table; nil without the table or the column.
    private static func column(_ name: String, _ table: String?) -> [Double]? {
        let rows = (table ?? "").split(whereSeparator: \.isNewline).map { $0.split(separator: ",") }
        guard let index = rows.first?.firstIndex(where: { $0 == name }) else { return nil }
        return rows.dropFirst().compactMap { $0.indices.contains(index) ? Double($0[index]) : nil }
    }
}
