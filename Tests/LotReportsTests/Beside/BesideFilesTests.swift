import Foundation
import LotGeometry
import LotIO
import LotModel
import Testing

@testable import LotReports

@Suite struct BesideFilesTests {
    static func record() throws -> RunRecord {
        let base = UrgentBase(id: "north", place: Position(x: 600_000, y: 150_000))
        let urgent = UrgentCover(
            areas: [
                UrgentArea(base: 0, callsWeek: 3, minutes: 5, reachableShare: 1, answeredShare: 0.9),
                UrgentArea(base: 0, callsWeek: 1, minutes: 50, reachableShare: 0.25, answeredShare: 0.1),
            ],
            bases: [
                UrgentLoad(
                    base: base, areas: 2, callsWeek: 4, callMinutes: 60, crews: 2, busyShare: 0.5, waitShare: 0.2,
                    reachableShare: 0.8125, answeredShare: 0.7)
            ], responseMinutes: 45, pencePerYear: 87_200_000)
        let service = InterimService(
            areas: [0], places: ["Town"], dischargesWeek: 10, packageWeeks: 2, onwardShare: 0.5, hoursPerPerson: 10,
            capacityHours: 80, hourPence: 1_500, statedPence: 7_000_000)
        let week = InterimWeek(
            week: 1, discharged: 10, placed: 4, taken: 5, left: 0, inCare: 5, blocked: 0, waiting: 1, waitingWithout: 6)
        let calendar = ProcurementCalendar(
            dates: [.award: try #require(CalendarDay("2018-01-11")), .start: try #require(CalendarDay("2018-07-01"))],
            transitionMonths: 6)
        let effort = BrokerEffort(
            rules: BrokerageRules(packageMinutes: 60, offerMinutes: 30, brokerHoursYear: 1_000),
            tiers: [TierEffort(tier: 0, offers: 300, taken: 180, offersPerPackage: 1, hours: 150)], packages: 200,
            waitingWeeks: 100)
        let workload = ContractWorkload(
            rules: ContractManagementRules(
                bands: [.init(fromHours: 0, fromRisk: nil, everyWeeks: 4)], meetingHours: 5, team: 1, hoursYear: 650),
            providers: [
                ProviderMeetings(
                    provider: 0, contracts: 2, contractHours: 200, band: 0, meetings: 13, meetingHours: 65,
                    visitHours: 0)
            ])
        return try ReportMaps.record(
            findings: Findings(
                beside: BesideFindings(
                    urgent: urgent, interim: InterimCover(service: service, weeks: [week]),
                    calendar: CalendarCheck(calendar, weeks: 26, startMonth: 7), brokerage: effort,
                    contractManagement: workload)))
    }

    private func text(_ files: BesideFiles, _ name: String) throws -> String {
        String(decoding: try #require(files.files.first { $0.name == name }).bytes, as: UTF8.self)
    }

    @Test func everyFileHasItsRows() throws {
        let files = BesideFiles(try Self.record())
        #expect(
            files.files.map(\.name) == [
                "urgent.csv", "urgent_bases.csv", "interim.csv", "calendar.csv", "brokerage.csv",
                "contract_management.csv",
            ])
        #expect(try text(files, "urgent.csv").hasSuffix("A2,A2,Town,north,1.0000,50.00,25.00,10.00,1\n"))
        #expect(
            try text(files, "urgent_bases.csv").hasSuffix(
                "north,600000,150000,2,4.0000,60.00,2,0.500000,0.200000,0.812500,0.700000\n"))
        #expect(
            try text(files, "interim.csv").hasSuffix("\n1,10.0000,4.0000,5.0000,0.0000,5.0000,0.0000,1.0000,6.0000\n"))
        #expect(
            try text(files, "calendar.csv")
                == "step,date,latest_date,spare_days,late,winter\naward,2018-01-11,2018-01-01,-10,1,1\n"
                + "standstill_end,,2018-01-01,,0,\nstart,2018-07-01,,,0,0\n")
        #expect(try text(files, "brokerage.csv").hasSuffix("\nlots,300.00,180.00,120.00,1.0000,150.00\n"))
        #expect(
            try text(files, "contract_management.csv").hasSuffix(
                "\nP1,2,200.0000,0.000000,4.00,13.0000,65.0000,0.0000\n"))
        #expect(files.areaColumns.map(\.name) == ["urgent_travel_min", "urgent_answered_pct", "urgent_beyond"])
        #expect(
            files.areaColumns.map { $0.value(1) } == [.number(50, decimals: 2), .number(10, decimals: 2), .whole(1)])
    }

    @Test func whatIsNotStatedLeavesNoTrace() async throws {
        let files = BesideFiles(try ReportMaps.record())
        #expect(files.files.isEmpty && files.areaColumns.isEmpty && files.members.isEmpty)
        #expect(BesideWords(try ReportMaps.record()).parts.isEmpty)
    }

    @Test func theSummaryHasTheSums() async throws {
        let text = try #require(try await PlainFilesTests.files(Self.record())["summary.json"])
        let summary = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        func value(_ path: String) -> Double? {
            path.split(separator: ".").reduce(summary as Any?) { ($0 as? [String: Any])?[String($1)] } as? Double
        }
        // (3 x 0.9 + 0.1) / 4.
        #expect(value("urgent.answered_share") == 0.7 && value("urgent.areas_beyond") == 1)
        #expect(value("urgent.pence_per_year") == 87_200_000)
        #expect(value("interim.absorbed_share") == 0.5 && value("interim.pence_per_year") == 6_240_000)
        #expect(value("interim.stated_pence_per_year") == 7_000_000)
        #expect(value("brokerage.broker_hours_year") == 350 && value("brokerage.brokers") == 0.35)
        #expect(value("contract_management.load_share") == 0.1 && value("calendar.winter_weeks") == 8)
    }

    @Test func peopleAreToldInWords() throws {
        let report = TerminalReport(try Self.record()).text
        for words in [
            "70.0 % are answered within 45 minutes", "1 area is beyond the standard", "Award is 10 days too late",
            "8 of the 26 weeks in which people move lie between November and February.", "350 hours of brokers a year",
            "10 % of what a team of 1 works", "The council's own figure is £0.07m.",
        ] { #expect(report.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(words), "\(words)") }
        let page = String(decoding: ReportPage(try Self.record()).bytes, as: UTF8.self)
        #expect(page.contains("Urgent calls by day and night") && page.contains("urgent_answered_pct"))
    }
}
