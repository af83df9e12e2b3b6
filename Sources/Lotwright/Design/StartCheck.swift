import LotDesign
import LotIO
import LotModel

/// Holds a plan that a design is to begin from against the wishes, in the words of the file it comes from.
///
/// A search that begins from a plan keeps its rules all the way, so that one which breaks them would be of no use to it.
struct StartCheck {
    let wished: WishedBrief
    let start: AssignmentPlan

    private static let remedy =
        "Begin from a plan that keeps the rules of section design; one that does not can be named there in keep, with a weight."

    /// - Throws: `InputRefused` with the file's lines.
    func check() throws {
        let faults = numberFaults + tieFaults + lotFaults
        if !faults.isEmpty { throw InputRefused(faults) }
        // Rules that lie on the whole plan: parts of regions, and areas that may not leave the kept lots.
        let plan = try LotPool.numbered(WishedBrief.numbers(start.lotIDs), wished.brief)
        let rest = DesignChecker(wished.brief).faults(of: plan)
        if !rest.isEmpty {
            throw InputRefused(rest.map { fault(0, value: nil, "is not a plan that keeps the rules: \($0).") })
        }
    }

    private func fault(_ area: Int, value: String?, _ words: String, remedy: String = remedy) -> Diagnostic {
        Diagnostic(.valueConflict, at: start.places[area], value: value, words, remedy: remedy)
    }

    private var numberFaults: [Diagnostic] {
        let count = Set(start.lotIDs).count
        let wishes = wished.wishes.lots
        if wishes.contains(count) { return [] }
        let wanted = wishes.count == 1 ? "\(wishes.lowerBound)" : "\(wishes.lowerBound) to \(wishes.upperBound)"
        return [
            Diagnostic(
                .valueConflict, at: .init(file: start.places[0].file, field: "lot_id"),
                value: "\(count) lot\(count == 1 ? "" : "s")", "are in this plan, and \(wanted) are wished for.",
                remedy: "Begin from a plan of as many lots, or ask for them with --lots \(count).")
        ]
    }

    private var tieFaults: [Diagnostic] {
        let codes = wished.brief.graph.codes
        var faults: [Diagnostic] = []
        for group in wished.wishes.together {
            for area in group.dropFirst() where start.lotIDs[area] != start.lotIDs[group[0]] {
                faults.append(fault(area, value: codes[area], "is to share a lot with \(codes[group[0]])."))
            }
        }
        for group in wished.wishes.apart {
            for (place, area) in group.enumerated() {
                guard let other = group[..<place].first(where: { start.lotIDs[$0] == start.lotIDs[area] }) else {
                    continue
                }
                faults.append(fault(area, value: codes[area], "is to be apart from \(codes[other])."))
            }
        }
        let locked = wished.wishes.locked.sorted { $0.key < $1.key }
        for (place, one) in locked.enumerated() {
            let wrong = locked[..<place].first { other in
                (other.value == one.value) != (start.lotIDs[other.key] == start.lotIDs[one.key])
            }
            guard let wrong else { continue }
            faults.append(
                fault(
                    one.key, value: codes[one.key],
                    wrong.value == one.value
                        ? "is locked to the lot of \(codes[wrong.key])."
                        : "is locked to another lot than \(codes[wrong.key])."))
        }
        return faults
    }

    private var lotFaults: [Diagnostic] {
        var faults: [Diagnostic] = []
        let graph = wished.brief.graph
        for id in Set(start.lotIDs).sorted() {
            let areas = start.lotIDs.indices.filter { start.lotIDs[$0] == id }
            var left = Set(areas.dropFirst())
            var stack = [areas[0]]
            while let area = stack.popLast() {
                let others = graph.neighbours[graph.starts[area]..<graph.starts[area + 1]]
                for next in others where left.remove(next) != nil { stack.append(next) }
            }
            if let cut = left.min() {
                faults.append(
                    fault(
                        cut, value: id,
                        "is not in one piece: \(graph.codes[cut]) is parted from \(graph.codes[areas[0]])."))
            }
            for (load, measure) in zip(wished.loads, wished.brief.measures) {
                // As the search counts them, so that a plan of its own is never refused.
                let window = measure.window(lots: Set(start.lotIDs).count)
                let carried = areas.reduce(0) { $0 + measure.loads[$1] }
                guard !window.contains(carried) else { continue }
                let isLess = carried < window.lower
                func words(_ whole: Int) -> String { "\((Double(whole) / load.scale * 10).rounded() / 10)" }
                faults.append(
                    fault(
                        areas[0], value: id,
                        "carries \(words(carried)) of \(load.name), \(isLess ? "less" : "more") than the "
                            + "\(words(isLess ? window.lower : window.upper)) that a lot may."))
            }
        }
        return faults
    }
}
