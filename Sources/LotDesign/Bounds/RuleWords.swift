/// Which of the user's own rules have a part in what arithmetic forbids.
extension DesignBrief {
    private static let mostBarriers = 3

    /// Rules that put areas of a unit into one lot, and barriers at its edge; where there are none, what the map alone does.
    /// In brackets, to stand after the areas.
    func rulesJoining(_ areas: [Int]) -> String {
        let inside = Set(areas)
        func counts(_ group: [Int]) -> Bool { Set(group).intersection(inside).count > 1 }
        var words = ties.together.indices.filter { counts(ties.together[$0]) }
            .map { BriefRule.together($0).words(self) }
        let locks = Dictionary(grouping: ties.locked.keys) { ties.locked[$0] ?? 0 }
        words += locks.sorted { $0.key < $1.key }.filter { counts($0.value) }
            .map { BriefRule.lock($0.key).words(self) }
        words += borders.filter { layer in layer.wholeGroups.contains(where: counts) }
            .map { "what may not leave \($0.name)" }
        let barriers = barriers { inside.contains($0.a) || inside.contains($0.b) }
        if words.isEmpty { words = ["what hangs on one area alone is too small for a lot"] }
        return " (" + (words + (barriers.map { [$0] } ?? [])).joined(separator: "; ") + ")"
    }

    /// Barriers that part these areas from others, to stand at the end of a sentence; empty for none.
    func barriersAround(_ areas: [Int]) -> String {
        let inside = Set(areas)
        return barriers { inside.contains($0.a) != inside.contains($0.b) }.map { "; \($0)" } ?? ""
    }

    private func barriers(_ isMeant: (SharedBoundary) -> Bool) -> String? {
        let pairs = graph.barriers.filter(isMeant).map { pair in
            [graph.codes[pair.a], graph.codes[pair.b]].sorted().joined(separator: " from ")
        }.sorted()
        if pairs.isEmpty { return nil }
        let more = pairs.count - Self.mostBarriers
        return "\(pairs.count == 1 ? "a barrier parts" : "barriers part") "
            + pairs.prefix(Self.mostBarriers).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }
}
