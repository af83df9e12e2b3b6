import LotModel

/// Lots of a plan by their ids; where several tiers have a lot of the same id, by `tier:lot`.
struct LotNames {
    let plan: LotPlan
    private let keys: [String: [LotKey]]

    init(_ plan: LotPlan) {
        self.plan = plan
        var keys: [String: [LotKey]] = [:]
        for (tier, own) in plan.tiers.enumerated() {
            for (lot, value) in own.lots.enumerated() {
                keys[value.id, default: []].append(LotKey(tier: tier, lot: lot))
            }
        }
        self.keys = keys
    }

    /// What `find` reads back as this lot.
    func name(_ key: LotKey) -> String {
        let id = plan.tiers[key.tier].lots[key.lot].id
        return keys[id]?.count == 1 ? id : "\(plan.tiers[key.tier].rules.name):\(id)"
    }

    /// `lot.unknown`, or `value.conflict` for an id of several tiers, where the text names no single lot.
    ///
    /// - Parameter tier: where given, the tier in which to look first.
    func find(
        _ text: String, tier: String? = nil, at place: Diagnostic.Place, _ reading: inout Reading
    ) -> LotKey? {
        var found = keys[text] ?? []
        if let tier, let own = found.first(where: { plan.tiers[$0.tier].rules.name == tier }) { return own }
        if found.isEmpty, let colon = text.firstIndex(of: ":") {
            let id = String(text[text.index(after: colon)...])
            found = (keys[id] ?? []).filter { plan.tiers[$0.tier].rules.name == text[..<colon] }
        }
        if found.count == 1 { return found[0] }
        guard found.isEmpty else {
            let name = plan.tiers[found[0].tier].rules.name
            reading.add(
                .valueConflict, at: place, value: text, "is a lot of several tiers.",
                remedy: "Write the tier before it, as in \(name):\(text).")
            return nil
        }
        // Official codes differ in a digit or two anyway: the nearest one is no hint.
        let near = Codes.kind(of: text) != nil ? nil : nearestName(to: text, among: keys.keys.sorted())
        reading.add(
            .lotUnknown, at: place, value: text, "is not a lot of this tender.",
            remedy: near.map { "Did you mean \($0)?" } ?? "Separate the ids of several lots by spaces.")
        return nil
    }
}
