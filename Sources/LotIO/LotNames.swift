import LotModel

extension LotPlan {
    /// What to do where a text seems to name a lot that is still to be designed: `L1` or `wide:L1`; else nil.
    ///
    /// A design may give any number of lots, and its ids say nothing of where a lot lies before it is drawn.
    fileprivate func designFirst(_ text: String) -> String? {
        guard let tier = tiers.first(where: { $0.rules.source == .designed && $0.lots.isEmpty })?.rules else {
            return nil
        }
        let id = text.hasPrefix(tier.name + ":") ? text.dropFirst(tier.name.count + 1) : text[...]
        let isDesigned = id.count < text.count || id.first == "L" && Int(id.dropFirst()) != nil
        return isDesigned ? tier.designFirst : nil
    }
}

extension TierRules {
    /// What to do before anything can name lots that are designed.
    var designFirst: String {
        "Lots of tier \(name) are designed in the run and have no ids before: run lotwright design, then give the tier "
            + "lots: {file: assignment.csv}, the file that it writes."
    }
}

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
            remedy: plan.designFirst(text) ?? near.map { "Did you mean \($0)?" }
                ?? "Write the id of a lot of the plan; in a table, several are separated by spaces.")
        return nil
    }
}
