import LotModel

/// Holds the providers of a file as a whole against the tiers and the hours that they are to work.
struct ProviderChecks {
    /// How near the total must lie to the number of people, or to half of the hours, to be told apart.
    static let likePeople = 1.25
    /// Fewer providers may by chance add up to anything: they are warned of, never refused.
    static let fewest = 5

    let file: NamedFile
    let tiers: [TierText]
    let demand: Demand

    /// Adds `value.conflict` for a tier with lots in which nobody may work, and for sizes that count people instead of
    /// hours; the same as warnings for a spot tier, for sizes merely nearer to people than to hours, and for sizes that add
    /// up to the people but are few or not all whole.
    ///
    /// A file without providers is no fault.
    func check(_ providers: [Provider], _ reading: inout Reading) {
        guard !providers.isEmpty else { return }
        for tier in tiers where !providers.contains(where: { $0.tiers.contains(tier.rules.name) }) {
            let isSpot = tier.rules.offer.isOpen
            reading.add(
                .valueConflict, isSpot ? .warning : .error, at: tier.place, value: tier.rules.name,
                "is a tier in which no provider of \(file.name) may work.",
                remedy: "Name it in the column tiers of \(file.name), or remove the tier.")
        }
        checkUnit(providers, &reading)
    }

    /// A council has several hours for each person: only then do the two totals differ enough to be told apart.
    private func checkUnit(_ providers: [Provider], _ reading: inout Reading) {
        let sizes = providers.map(\.currentHours)
        let total = sizes.reduce(0, +)
        let people = demand.corePeople
        let hours = demand.coreHours
        guard people > 0, hours > 2 * Self.likePeople * people else { return }
        // People are whole.
        let isSure = providers.count >= Self.fewest && sizes.allSatisfy { $0 == $0.rounded() }
        let isPeople = total <= people * Self.likePeople && total >= people / Self.likePeople
        guard isPeople || isSure && total < (people * hours).squareRoot() && total > people / 2 else { return }
        reading.add(
            .valueConflict, isPeople && isSure ? .error : .warning, at: .init(file: file.name, field: "current_hours"),
            value: decimalText(total, decimals: 0),
            "in all looks like people, not hours: \(decimalText(people, decimals: 0)) people need "
                + "\(decimalText(hours, decimals: 0)) hours a week.",
            remedy: "Give contact hours per week: people times "
                + "\(decimalText(demand.hoursPerPerson, decimals: 1)) hours where nothing better is known.")
    }
}
