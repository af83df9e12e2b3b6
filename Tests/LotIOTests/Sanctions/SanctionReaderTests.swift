import LotModel
import Testing

@testable import LotIO

@Suite struct SanctionReaderTests {
    private static let two = "providers: {file: providers.csv, price_year: 2014/15}\n"

    /// - Parameter ids: of the providers' file; a modelled market when nil.
    private func read(_ text: String, ids: [String]? = nil) -> (rules: SanctionRules?, found: [Diagnostic]) {
        var reading = Reading()
        let providers = ids?.map { id in
            Provider(
                id: id, name: id, sizeClass: .small, base: .init(x: 0, y: 0), currentHours: 1, growthHours: 1,
                wagePence: 700, quality: 1, risk: 0, radiusMinutes: 20, viabilityHours: 0, tiers: [])
        }
        let all = (ids == nil ? "" : Self.two) + text
        guard let root = YAMLText.read(Array(all.utf8), file: "scenario.yaml", reading: &reading),
            let top = YAMLMap(root, file: "scenario.yaml", path: "", &reading)
        else { return (nil, reading.diagnostics) }
        let rules = Rules(
            ParameterValues(
                priceYear: "2014/15", given: ["demand.people": 1, "resilience.risk_weight": 0.25]))
        return (SanctionReader.read(top, providers: providers, rules: rules, &reading), reading.diagnostics)
    }

    @Test func aScenarioWithoutTheSectionHasNone() {
        let (rules, found) = read("title: T\n")
        #expect(rules == nil && found.isEmpty)
    }

    @Test func everythingIsRead() {
        let (rules, found) = read(
            """
            sanctions:
              chance_year: 0.05
              weeks: 8
              restored_share: 0.75
              handover_weeks: 6
              stated:
                - {provider: P2, from_week: 10, weeks: 12, then: restored}
                - {largest: 1, from_week: 20, then: decommissioned}
                - {provider: P2, from_week: 22, then: decommissioned}

            """, ids: ["P1", "P2"])
        #expect(found.isEmpty, "\(found)")
        #expect(
            rules
                == SanctionRules(
                    chanceYear: 0.05, riskWeight: 0.25, weeks: 8, restoredShare: 0.75, handoverWeeks: 6,
                    stated: [
                        .init(who: .provider(1), fromWeek: 10, weeks: 12, ending: .restored),
                        .init(who: .largest(1), fromWeek: 20, weeks: 8, ending: .decommissioned),
                        .init(who: .provider(1), fromWeek: 22, weeks: 8, ending: .decommissioned),
                    ]))
        #expect(read("sanctions: {risk_weight: 1, weeks: 8, handover_weeks: 6}\n").rules?.riskWeight == 1)
    }

    @Test(arguments: [
        ("weeks: 8", [DiagnosticID.yamlMissingKey]), ("weeks: 0, handover_weeks: 6", [.valueRange]),
        ("weeks: 8, handover_weeks: 6, chance_year: 0.1", [.yamlMissingKey]),
        ("weeks: 8, handover_weeks: 6, chance_year: 1.1, restored_share: 2", [.valueRange, .valueRange]),
        ("weeks: 8.5, handover_weeks: 6", [.valueNumber]),
        ("weeks: 8, handover_weeks: 6, hazard: 1", [.yamlUnknownKey]),
    ])
    func faultsOfTheSectionAreTold(text: String, ids: [DiagnosticID]) {
        let (rules, found) = read("sanctions: {\(text)}\n")
        #expect(rules == nil && found.map(\.id) == ids, "\(found)")
        #expect(found.allSatisfy { $0.place.line == 1 && !$0.remedy.isEmpty })
    }

    @Test(arguments: [
        ("{provider: P3, from_week: 1, then: restored}", DiagnosticID.providerUnknown),
        ("{from_week: 1, then: restored}", .yamlMissingKey),
        ("{provider: P1, largest: 1, from_week: 1, then: restored}", .valueConflict),
        ("{largest: 0, from_week: 1, then: restored}", .valueRange),
        ("{largest: 3, from_week: 1, then: restored}", .valueConflict),
        ("{largest: 1, from_week: 53, then: restored}", .valueConflict),
        ("{largest: 1, from_week: 1, then: closed}", .valueChoice),
        ("{largest: 1, from_week: 1}", .yamlMissingKey), ("{largest: 1, then: restored}", .yamlMissingKey),
        ("{largest: 1, from_week: 1, weeks: many, then: restored}", .valueNumber),
    ])
    func faultsOfStatedOnesAreTold(item: String, id: DiagnosticID) {
        let text = "sanctions:\n  weeks: 8\n  handover_weeks: 6\n  stated:\n    - \(item)\n"
        let (_, found) = read(text, ids: ["P1", "P2"])
        #expect(found.map(\.id) == [id], "\(found)")
        #expect(found.allSatisfy { $0.place.line == 6 && !$0.remedy.isEmpty })
    }

    @Test func aModelledMarketHasNoIds() {
        let (_, found) = read(
            "sanctions: {weeks: 8, handover_weeks: 6, stated: [{provider: P1, from_week: 1, then: restored}]}\n")
        #expect(found.map(\.id) == [.yamlMissingKey] && found[0].value == "providers")
    }

    @Test func oneProviderHasOneSanctionAtATime() {
        func ids(_ first: String, _ second: String) -> [DiagnosticID] {
            read(
                "sanctions: {weeks: 8, handover_weeks: 6, stated: [{largest: 1, \(first)}, {largest: 1, \(second)}]}\n"
            )
            .found.map(\.id)
        }
        #expect(ids("from_week: 1, then: restored", "from_week: 9, then: restored") == [])
        #expect(ids("from_week: 1, then: restored", "from_week: 8, then: restored") == [.valueConflict])
        #expect(ids("from_week: 9, then: restored", "from_week: 1, weeks: 9, then: restored") == [.valueConflict])
        #expect(ids("from_week: 1, then: decommissioned", "from_week: 40, then: restored") == [.valueConflict])
    }
}
