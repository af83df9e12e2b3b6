import LotIO
import LotModel

/// Holds lots that were designed before, and ship with their scenario, against the wishes beside them: either may have been changed
/// since.
///
/// Not part of a run: with official boundaries other areas touch, and hours of a drawn world are not those of the design.
struct ShippedLots {
    let wished: WishedBrief
    let tier: Tier

    private static let place = Diagnostic.Place(file: "scenario.yaml", field: "designed")
    private static let remedy = "Run lotwright design and take its assignment.csv, or let the wishes fit these lots."

    /// - Throws: `InputRefused` with every rule of the wishes that the lots break.
    func check() throws {
        let ids = tier.lotOfArea.compactMap { $0.map { tier.lots[$0].id } }
        guard ids.count == tier.lotOfArea.count else {
            throw InputRefused([
                Diagnostic(
                    .valueConflict, at: Self.place, value: tier.rules.name, "leaves areas without a lot.",
                    remedy: Self.remedy)
            ])
        }
        let places = [Diagnostic.Place](repeating: Self.place, count: ids.count)
        do {
            try StartCheck(wished: wished, start: AssignmentPlan(lotIDs: ids, places: places)).check()
        } catch let refused as InputRefused {
            throw InputRefused(
                refused.diagnostics.map {
                    Diagnostic($0.id, $0.severity, at: $0.place, value: $0.value, $0.message, remedy: Self.remedy)
                })
        }
    }
}
