import LotModel

/// Holds the providers of a file as a whole against the tiers and the hours that they are to work.
struct ProviderChecks {
    /// How near the total must lie to the number of people, or to half of the hours, to be told apart.
    static let likePeople = 1.25
    /// A few providers may by chance add up to anything.
    static let fewest = 5

    let file: NamedFile
    let tiers: [TierText]
    let demand: Demand

    /// Adds `value.conflict` for a tier with lots in which nobody may work, and for sizes that count people instead of
    /// hours; the same as warnings for a spot tier, and for sizes merely nearer to people than to hours.
    ///
    /// A file without providers is no fault.
    func check(_ providers: [Provider], _ reading: inout Reading) {
        guard !providers.isEmpty else { return }
        for tier in tiers where !providers.contains(where: { $0.tiers.contains(tier.rules.name) }) {
            let isSpot = tier.rules.offer == .spot
            reading.add(
                .valueConflict, isSpot ? .warning : .error, at: tier.place, value: tier.rules.name,
                "is a tier in which no provider of \(file.name) may work.",
                remedy: "Name it in the column tiers of \(file.name), or remove the tier.")
        }
        checkUnit(providers, &reading)
    }

    /// People are whole, and a council has several hours for each: only then do the two totals differ enough to be told
    /// apart.
    private func checkUnit(_ providers: [Provider], _ reading: inout Reading) {
        let sizes = providers.map(\.currentHours)
        let total = sizes.reduce(0, +)
        let people = demand.corePeople
        let hours = demand.coreHours
        guard providers.count >= Self.fewest, people > 0, hours > 2 * Self.likePeople * people,
            sizes.allSatisfy({ $0 == $0.rounded() })
        else { return }
        let isPeople = total <= people * Self.likePeople && total >= people / Self.likePeople
        guard isPeople || total < (people * hours).squareRoot() && total > people / 2 else { return }
        reading.add(
            .valueConflict, isPeople ? .error : .warning, at: .init(file: file.name, field: "current_hours"),
            value: decimalText(total, decimals: 0),
            "in all looks like people, not hours: \(decimalText(people, decimals: 0)) people need "
                + "\(decimalText(hours, decimals: 0)) hours a week.",
            remedy: "Give contact hours per week: people times "
                + "\(decimalText(demand.hoursPerPerson, decimals: 1)) hours where nothing better is known.")
    }
}
