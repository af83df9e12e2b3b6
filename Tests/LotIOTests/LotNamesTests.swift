import LotModel
import Testing

@testable import LotIO

@Suite struct LotNamesTests {
    private func names() -> LotNames {
        func tier(_ name: String, _ ids: [String]) -> Tier {
            Tier(
                rules: TierRules(name: name, title: name, source: .none, offer: .exclusive, maxWinners: 1),
                lots: ids.enumerated().map { Lot(id: $1, name: $1, areas: [$0]) }, coreCount: 2)
        }
        return LotNames(LotPlan([tier("small", ["North", "South"]), tier("large", ["North"])]))
    }

    @Test func namesAreReadBack() {
        let names = names()
        var reading = Reading()
        let place = Diagnostic.Place(file: "f")
        for key in [LotKey(tier: 0, lot: 0), LotKey(tier: 0, lot: 1), LotKey(tier: 1, lot: 0)] {
            #expect(names.find(names.name(key), at: place, &reading) == key)
        }
        #expect(names.name(LotKey(tier: 0, lot: 1)) == "South" && names.name(LotKey(tier: 1, lot: 0)) == "large:North")
        #expect(names.find("North", tier: "large", at: place, &reading) == LotKey(tier: 1, lot: 0))
        #expect(reading.errorCount == 0)
        #expect(names.find("North", at: place, &reading) == nil && names.find("Sauth", at: place, &reading) == nil)
        #expect(reading.diagnostics.map(\.id) == [.valueConflict, .lotUnknown])
        #expect(reading.diagnostics[1].remedy == "Did you mean South?")
    }
}
