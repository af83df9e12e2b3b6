import LotModel
import Testing

@testable import LotIO

@Suite struct ContractReaderTests {
    private func read(_ lines: String, rates: String = "") -> (terms: ContractTerms?, found: [Diagnostic]) {
        var reading = Reading()
        guard
            let root = YAMLText.read(
                Array("\(rates)contract:\n\(lines)".utf8), file: "scenario.yaml", reading: &reading),
            let top = YAMLMap(root, file: "scenario.yaml", path: "", &reading)
        else { return (nil, reading.diagnostics) }
        return (ContractReader.read(top, &reading), reading.diagnostics)
    }

    private static let term = "  start: 2018-07\n  years: 3\n  extensions: [1, 1]\n"

    @Test func everyKeyReachesTheTerms() throws {
        let (terms, found) = read(
            Self.term + """
                  people_growth: 0.02
                  direct_payment_drift: 0.01
                  reablement: {from_year: 2, share_year: 0.2, weeks: 6, weekly_decay: 0.05}
                  lost_visits: {no_reply_share: 0.01, cancelled_share: 0.02}
                  non_contact_share: 0.03
                  hand_back: {after_years: 2, share: 0.4}
                  spot_uplifts: [0, 0.01, 0, 0]
                  payment_options:
                    - name: a
                      rules:
                        - {from_year: 1, basis: monitored_minute, recorded_share: 0.9, minimum_visit_minutes: 30}
                        - {from_year: 5, guaranteed_share: 0.85, outcome_share: 0.1, outcomes_met: 0.5, no_replies: unpaid}
                  chosen: a
                  stated:
                    - {what: x, source: "1", shares: [40, 60]}
                """)
        #expect(found.isEmpty, "\(found)")
        let read = try #require(terms)
        #expect(read.allYears == 5 && "\(read.start)" == "2018-07" && read.extensions == [1, 1])
        #expect(read.peopleGrowth == 0.02 && read.directPaymentDrift == 0.01 && read.nonContactShare == 0.03)
        #expect(read.reablement == Reablement(fromYear: 2, shareYear: 0.2, weeks: 6, weeklyDecay: 0.05))
        #expect(read.lostVisits == LostVisits(noReplies: 0.01, cancelled: 0.02))
        #expect(read.handBack == HandBack(afterYears: 2, share: 0.4) && read.spotUplifts == [0, 0.01, 0, 0])
        #expect(
            read.options.map(\.rules) == [
                [
                    PaymentRule(basis: .monitoredMinute, recordedShare: 0.9, minimumVisitMinutes: 30),
                    PaymentRule(
                        fromYear: 5, guaranteedShare: 0.85, outcomeShare: 0.1, outcomesMet: 0.5, paysNoReplies: false),
                ]
            ])
        #expect(read.chosen == "a" && read.stated.map(\.shares) == [[40, 60]])
    }

    @Test func aSectionOfTwoLinesWillDo() throws {
        let (terms, found) = read("  start: 2018-07\n  years: 3\n")
        #expect(found.isEmpty && terms == ContractTerms(start: CalendarMonth(year: 2018, month: 7), years: 3))
    }

    /// A rule or an uplift for a year after the last, extensions included, with place and remedy.
    @Test(arguments: [
        ("  payment_options: [{name: a, rules: [{from_year: 6}]}]\n", "", "contract year 6"),
        ("  spot_uplifts: [0, 0, 0, 0, 0]\n", "", "contract year 6"),
        ("  reablement: {from_year: 7, share_year: 0.2, weeks: 6, weekly_decay: 0.05}\n", "", "contract year 7"),
        ("", "rates: {uplifts: [0, 0, 0, 0, 0, 0], cost_uplifts: [0]}\n", "contract year 7"),
        ("", "rates: {uplifts: [0], cost_uplifts: [0, 0, 0, 0, 0]}\n", "contract year 6"),
    ])
    func nothingIsSaidOfAYearBeyondTheTerm(lines: String, rates: String, value: String) {
        let (terms, found) = read(Self.term + lines, rates: rates)
        #expect(terms == nil && found.map(\.id) == [.valueConflict] && found[0].value == value, "\(found)")
        #expect(found.allSatisfy { $0.place.line != nil && !$0.remedy.isEmpty })
        // The last year is within it.
        #expect(read(Self.term + "  payment_options: [{name: a, rules: [{from_year: 5}]}]\n").found.isEmpty)
    }

    @Test(arguments: [
        ("  payment_options: [{name: as_run, rules: [{from_year: 1}]}]\n", DiagnosticID.codeDuplicate),
        ("  payment_options: [{name: a, rules: [{from_year: 2}, {from_year: 2}]}]\n", .valueConflict),
        ("  payment_options: [{name: a, rules: [{from_year: 1, recorded_share: 0.9}]}]\n", .valueConflict),
        ("  payment_options: [{name: a, rules: [{from_year: 1, outcome_share: 0.1}]}]\n", .yamlMissingKey),
        ("  payment_options: [{name: a, rules: [{from_year: 1, top_slice_returned: 0.1}]}]\n", .yamlMissingKey),
        ("  payment_options: [{name: a, rules: [{from_year: 1, basis: minutes}]}]\n", .valueChoice),
        ("  payment_options: [{name: a, rules: [{from_year: 1, guaranteed_share: 85}]}]\n", .valueRange),
        ("  payment_options: [{name: a}]\n", .yamlMissingKey), ("  chosen: b\n", .valueChoice),
        ("  lost_visits: {no_reply_share: 0.5, cancelled_share: 0.5}\n", .valueConflict),
        ("  hand_back: {share: 0.5}\n", .yamlMissingKey), ("  people_growht: 0.1\n", .yamlUnknownKey),
        ("  reablement: {from_year: 1, share_year: 0.2, weeks: 6, weekly_decay: 0.05}\n", .valueRange),
        ("  stated: [{what: a, source: b}]\n", .valueMissing),
        ("  stated: [{what: a, source: b, share: 0.5}]\n", .yamlMissingKey),
        ("  stated: [{what: a, source: b, share: 0.5, share_of: c}]\n", .valueChoice),
    ])
    func faultsAreTold(lines: String, id: DiagnosticID) {
        let (terms, found) = read(Self.term + lines)
        #expect(terms == nil && found.map(\.id) == [id], "\(found)")
        #expect(found.allSatisfy { $0.place.line == 5 && !$0.remedy.isEmpty && $0.severity == .error })
    }

    @Test func everyFaultIsToldAtOnce() {
        let (terms, found) = read("  start: July 2018\n  years: 0\n  extensions: [0.5]\n  chosen: x\n")
        #expect(terms == nil && found.map(\.id) == [.valueChoice, .valueRange, .valueNumber, .valueChoice], "\(found)")
    }

    /// A share list that is not the whole is no fault of the scenario: the paper says so, and the reader is told where.
    @Test func whatAPaperSaysIsNeverPutRight() throws {
        let (terms, found) = read(
            Self.term + """
                  stated:
                    - {what: a, source: "4.5", shares: [44, 40, 10]}
                    - {what: b, source: "23", says: 2017-09}
                    - {what: b, source: "64", says: 2018-07}
                """)
        #expect(terms?.stated.count == 3)
        #expect(found.map(\.severity) == [.warning, .warning] && found.map(\.id) == [.valueConflict, .valueConflict])
        #expect(Set(found.map(\.place.line)) == [6, 8] && found.allSatisfy { $0.message.contains("aragraphs") })
    }
}
